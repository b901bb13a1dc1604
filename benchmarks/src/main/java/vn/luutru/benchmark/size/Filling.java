package vn.luutru.benchmark.size;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.luutru.benchmark.size.History.Arrival;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.demo.DemoProvince;

/**
 * Writes a history into the log, day by day, each day in one transaction: so a filling that was broken off goes on with
 * the next day.
 *
 * <p>Days to come are generated, decided, encoded and sealed by all processors while one is being copied. Events lie in
 * the order of their reports within a day, recorded when they were reported. Departures are not decided: they lie after
 * the arrival by construction, which is all that the decider would have looked at.
 */
final class Filling {

    private static final int AHEAD = 4;

    /** Nobody in the history stays longer: what is older has left. */
    private static final int MAX_STAY = 225;

    private record Departure(StayId stay, Instant at, Instant reportedAt) {}

    private record Day(List<LogRow> checkIns, List<Departure> departures) {}

    private final Connection connection;
    private final KeyRing keys;
    private final History history;
    private final PrintStream progress;
    private final Map<LocalDate, List<Departure>> pending = new HashMap<>();

    /** @param connection with a transaction for each day */
    Filling(Connection connection, KeyRing keys, History history, PrintStream progress) {
        this.connection = connection;
        this.keys = keys;
        this.history = history;
        this.progress = progress;
    }

    void run() throws SQLException {
        LocalDate next = Kept.next(connection, history);
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            LocalDate known = next.minusDays(MAX_STAY);
            recall(known.isBefore(history.first()) ? history.first() : known, next, threads);
            write(next, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Departures to come of days that are in the log already. */
    private void recall(LocalDate from, LocalDate until, ExecutorService threads) {
        from.datesUntil(until)
                .map(day -> CompletableFuture.supplyAsync(
                        () -> departures(history.arrivals(day).toList()), threads))
                .toList()
                .forEach(day -> expect(day.join().stream()
                        .filter(departure -> !Vietnam.dateOf(departure.at()).isBefore(until))
                        .toList()));
    }

    private void write(LocalDate from, ExecutorService threads) throws SQLException {
        LogCopy log = new LogCopy(connection);
        ArrayDeque<CompletableFuture<Day>> ahead = new ArrayDeque<>();
        if (from.equals(history.first()) && Kept.number(connection, "select position from log.head") == 0) {
            log.append(province());
        }
        LocalDate asked = from;
        long start = System.nanoTime();
        long counted = start;
        long events = 0;
        long stays = Kept.stays(connection);
        for (LocalDate day = from; day.isBefore(history.end()); day = day.plusDays(1)) {
            while (ahead.size() < AHEAD && asked.isBefore(history.end())) {
                LocalDate next = asked;
                ahead.add(CompletableFuture.supplyAsync(() -> day(next), threads));
                asked = asked.plusDays(1);
            }
            Day arrivals = ahead.remove().join();
            expect(arrivals.departures);
            List<LogRow> rows = new ArrayList<>(arrivals.checkIns);
            pending.getOrDefault(day, List.of()).forEach(departure -> rows.add(checkOut(departure)));
            pending.remove(day);
            rows.sort(Comparator.comparing(LogRow::recordedAt));
            long position = log.append(rows);
            Kept.loaded(connection, day, arrivals.checkIns.size());
            connection.commit();
            events += rows.size();
            stays += arrivals.checkIns.size();
            long now = System.nanoTime();
            if (now - counted > 5_000_000_000L || day.plusDays(1).equals(history.end())) {
                counted = now;
                progress.printf(
                        "log: %s, %,d stays, position %,d, %,.0f events/s%n",
                        day, stays, position, events * 1e9 / (now - start));
            }
        }
        if (History.refused() > stays / 100) {
            throw new IllegalStateException("The decider refused %d check-ins".formatted(History.refused()));
        }
    }

    /** The establishments, registered the day before: figures go on by the day on which the log was written. */
    private List<LogRow> province() {
        Instant at = Vietnam.startOf(history.first()).minusSeconds(60);
        return DemoProvince.establishments().stream()
                .map(establishment -> LogRow.of(new EstablishmentRegistered(establishment, at, "demo"), 0, at, keys))
                .toList();
    }

    private Day day(LocalDate day) {
        List<Arrival> arrivals = history.arrivals(day).toList();
        List<LogRow> rows = arrivals.stream()
                .map(arrival -> LogRow.of(arrival.event(), 0, arrival.event().reportedAt(), keys))
                .toList();
        return new Day(rows, departures(arrivals));
    }

    private static List<Departure> departures(List<Arrival> arrivals) {
        List<Departure> departures = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            Instant at = arrival.departsAt();
            if (at != null) {
                Instant known = arrival.event().reportedAt();
                departures.add(
                        new Departure(arrival.event().stay(), at, (at.isAfter(known) ? at : known).plusSeconds(60)));
            }
        }
        return departures;
    }

    private void expect(List<Departure> departures) {
        departures.forEach(
                departure -> pending.computeIfAbsent(Vietnam.dateOf(departure.at()), day -> new ArrayList<>())
                        .add(departure));
    }

    private LogRow checkOut(Departure departure) {
        GuestCheckedOut event =
                new GuestCheckedOut(departure.stay(), departure.at(), departure.reportedAt(), "demo-operator");
        return LogRow.of(event, 1, departure.reportedAt(), keys);
    }
}
