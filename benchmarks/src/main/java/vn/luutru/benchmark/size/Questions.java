package vn.luutru.benchmark.size;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.luutru.benchmark.http.CallSeries;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.size.History.Arrival;

/**
 * How long do officials wait for an answer from a full register while declarations stream in?
 *
 * <p>Questions and declarations are both due by the clock; latencies count from then. Who is sought is drawn from the
 * loaded history, and must be in the answer: on its first page, or, where there are more pages, on one of them, which is
 * looked up afterwards for some.
 */
final class Questions {

    private static final int DAYS_DRAWN = 60;
    private static final int GUESTS_OF_A_DAY = 40;
    private static final int CONNECTIONS = 8;
    private static final int FOLLOWED = 10;

    private Questions() {}

    static void run(Options options) throws Exception {
        Duration warmUp = options.seconds("warmup", 60);
        Duration time = options.seconds("seconds", 120);
        int writes = options.number("writes", 2_000);
        int persons = options.number("persons", 20);
        int figures = options.number("figures", 2);
        try (Opened opened = new Opened(options.data(), options.service());
                Loop threads = new Loop(1)) {
            History history = history(opened);
            List<Arrival> guests = guests(history);
            opened.awaitProjections(System.out);
            System.out.printf("warm-up: %s s%n", warmUp.toSeconds());
            ask(opened, threads, "W", history, guests, warmUp, writes, persons, figures);
            opened.awaitProjections(System.out);
            System.out.printf("measured: %s s%n", time.toSeconds());
            List<Asking> asked = ask(opened, threads, "M", history, guests, time, writes, persons, figures);
            System.out.println(
                    "\n| Question | per second | asked | p50 ms | p99 ms | max ms | found | on a later page | wrong |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            asked.forEach(one -> System.out.println(one.row()));
            for (Asking one : asked) {
                follow(opened, one);
            }
            System.out.printf(
                    "resident %d MiB, heap %.0f MiB%n", opened.process().residentMebibytes(), opened.heapMebibytes());
            if (asked.stream().anyMatch(one -> one.wrong() > 0)) {
                throw new IOException("There were wrong answers");
            }
        }
    }

    private static List<Asking> ask(
            Opened opened,
            Loop threads,
            String phase,
            History history,
            List<Arrival> guests,
            Duration time,
            int writes,
            int persons,
            int figures)
            throws Exception {
        String run = phase + Long.toString(System.currentTimeMillis(), 36);
        SteadyWrites load = new SteadyWrites(opened.service(), threads, run, writes, time);
        List<Asking> asked = Stream.concat(
                        Question.ofPersons().stream().map(question -> new Asking(question, guests, persons, 0.5, time)),
                        Question.ofFigures(history).stream()
                                .map(question -> new Asking(question, guests, figures, 0.5, time)))
                .toList();
        List<CompletableFuture<Void>> done = new ArrayList<>();
        done.add(load.start());
        for (Asking one : asked) {
            done.add(new CallSeries(one, threads, opened.service().address(), CONNECTIONS).start());
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(done.toArray(CompletableFuture[]::new));
        long most = 0;
        while (!all.isDone()) {
            Thread.sleep(1_000);
            most = Math.max(most, opened.lag());
        }
        all.get();
        System.out.printf("%s; projections at most %,d events behind%n", load, most);
        if (load.accepted() < load.sent()) {
            throw new IOException("Not every declaration was accepted");
        }
        return asked;
    }

    /** The next pages of an answer, until the guest is on one. */
    private static void follow(Opened opened, Asking asked) throws Exception {
        int followed = 0;
        for (Arrival guest : asked.later().stream().distinct().limit(FOLLOWED).toList()) {
            String path = asked.question().path().apply(guest) + "&size=500";
            String page = "";
            while (true) {
                JsonNode answer = opened.service().person(path + page);
                if (answer.toString().contains("\"reference\":\"" + guest.reference() + '"')) {
                    followed++;
                    break;
                }
                if (!answer.path("nextPage").isString()) {
                    throw new IOException(
                            "%s: %s is on no page".formatted(asked.question().name(), guest.reference()));
                }
                page = "&page=" + URLEncoder.encode(answer.path("nextPage").asString(), StandardCharsets.UTF_8);
            }
        }
        if (followed > 0) {
            System.out.printf(
                    "%s: %d followed to a later page, all found%n",
                    asked.question().name(), followed);
        }
    }

    static History history(Opened opened) throws Exception {
        try (Connection connection = opened.server().connect()) {
            return Kept.find(connection)
                    .orElseThrow(() -> new IOException("The folder is not one that Load has filled"));
        }
    }

    /** Guests of days all over the history, in no order. */
    private static List<Arrival> guests(History history) {
        Random random = new Random(7);
        List<Arrival> guests = new ArrayList<>();
        for (int i = 0; i < DAYS_DRAWN; i++) {
            LocalDate day = history.first().plusDays((long) i * history.days() / DAYS_DRAWN);
            List<Arrival> arrivals = new ArrayList<>(history.arrivals(day)
                    .filter(arrival -> arrival.event().details().documentNumber() != null)
                    .toList());
            Collections.shuffle(arrivals, random);
            guests.addAll(arrivals.subList(0, Math.min(GUESTS_OF_A_DAY, arrivals.size())));
        }
        Collections.shuffle(guests, random);
        return guests;
    }
}
