package vn.luutru.benchmark.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.luutru.benchmark.load.Latencies;
import vn.luutru.declaration.Vietnam;

/** Guests who are looked for, the entries that look for them, and when each was due, acknowledged and seen. */
final class WatchedGuests implements AutoCloseable {

    private static final int CREATED = 201;
    private static final int ADDING = 8;

    /** A hotel of the demo province. */
    private static final String ESTABLISHMENT = "38-16531-0003";

    private static final String WARD = "16531";
    private static final String FAMILY = "Quách Văn ";
    private static final Pattern NAME = Pattern.compile("<b>(" + FAMILY + "[^,<]+)");
    private static final List<String> SYLLABLES = List.of(
            "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khoa", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quân", "Sơn",
            "Tâm", "Uyên", "Vinh", "Xuân", "Yến", "Đức");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final String run;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Long> due = new ConcurrentHashMap<>();
    private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<Integer, Long> seen = new ConcurrentHashMap<>();
    private final Map<Integer, String> failed = new ConcurrentHashMap<>();

    /** @param run of letters and digits: tells these declarations from others */
    WatchedGuests(URI service, String run) {
        this.service = service;
        this.run = run;
    }

    /**
     * Fills the watch list: first the numbers of these guests, then others, half by number and half by name, whom nobody
     * will declare.
     *
     * @param guests  how many of the entries can be met
     * @param entries in all
     */
    void lookFor(int guests, int entries) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(ADDING)) {
            List<Future<?>> added = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                String who = i < guests
                        ? "\"number\": \"" + number(i) + '"'
                        : i % 2 == 0
                                ? "\"number\": \"038191%06d\"".formatted(i)
                                : "\"name\": \"Lục Thị %s\", \"born\": \"%d\"".formatted(words(i), 1950 + i % 50);
                added.add(threads.submit(() -> {
                    add(who);
                    return null;
                }));
            }
            for (Future<?> one : added) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The watch list could not be filled", e.getCause());
        }
    }

    private void add(String who) throws IOException, InterruptedException {
        String entry = """
            {%s, "owner": "Công an tỉnh (mẫu)", "basis": "QĐ 45 (mẫu)", "wards": [], "expiresOn": "%s"}\
            """.formatted(who, LocalDate.now(Vietnam.ZONE).plusMonths(1));
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/watch-list"))
                .header("Authorization", "Bearer demo-police")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(entry))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != CREATED) {
            throw new IOException("An entry was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /**
     * Declares a guest and does not wait for the receipt.
     *
     * @param dueNanos when the declaration was due, in nano time
     */
    void declare(int guest, long dueNanos) {
        due.put(guest, dueNanos);
        numbers.put(FAMILY + words(guest), guest);
        HttpRequest request = HttpRequest.newBuilder(
                        service.resolve("/v1/establishments/%s/stays/%s-%d".formatted(ESTABLISHMENT, run, guest)))
                .header("Authorization", "Bearer demo-operator")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body(guest), StandardCharsets.UTF_8))
                .build();
        var _ = client.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            if (failure != null) {
                failed.put(guest, failure.toString());
            } else if (answer.statusCode() != CREATED) {
                failed.put(guest, answer.statusCode() + " " + answer.body());
            } else {
                acknowledged.put(guest, System.nanoTime());
            }
        });
    }

    /** An alert of the open page: of whom it is, for the first time. */
    void alerted(String html, long nanos) {
        Matcher name = NAME.matcher(html);
        if (name.find()) {
            Integer guest = numbers.get(name.group(1));
            if (guest != null) {
                seen.putIfAbsent(guest, nanos);
            }
        }
    }

    /** Whether an alert came for each guest from one up to another. */
    boolean allSeen(int from, int to) {
        return IntStream.range(from, to).allMatch(seen::containsKey);
    }

    /** What became of the guests from one up to another. */
    Seen seen(int from, int to) throws IOException {
        Latencies sinceDue = new Latencies();
        Latencies sinceReceipt = new Latencies();
        int missing = 0;
        for (int guest = from; guest < to; guest++) {
            if (failed.containsKey(guest)) {
                throw new IOException("A watched guest was not accepted: " + failed.get(guest));
            }
            Long at = seen.get(guest);
            if (at == null) {
                missing++;
            } else {
                sinceDue.record(at - Objects.requireNonNull(due.get(guest)));
                sinceReceipt.record(at - acknowledged.getOrDefault(guest, at));
            }
        }
        return new Seen(to - from, missing, sinceDue, sinceReceipt);
    }

    /**
     * Alerts of some guests.
     *
     * @param missing how many guests no alert came for
     */
    record Seen(int guests, int missing, Latencies sinceDue, Latencies sinceReceipt) {}

    /** A number that the generator of the others seldom makes; a guest of theirs with it has another name. */
    private static String number(int guest) {
        return "038090%06d".formatted(guest);
    }

    private static String words(int number) {
        int base = SYLLABLES.size();
        return SYLLABLES.get(number / base / base % base)
                + ' '
                + SYLLABLES.get(number / base % base)
                + ' '
                + SYLLABLES.get(number % base);
    }

    private static String body(int guest) {
        Instant arrived = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        return """
            {"guest": {"fullName": "%s", "dateOfBirth": "1990-03-15", "sex": "MALE", "nationality": "VNM",
              "document": {"type": "CCCD", "number": "%s"},
              "residence": {"province": "38", "ward": "%s", "address": "Khu phố Mẫu"}},
             "arrivedAt": "%s", "expectedDepartureOn": "%s", "room": "301", "purpose": "TOURISM",
             "capture": {"method": "CARD_QR", "capturedAt": "%s"}}
            """.formatted(
                        FAMILY + words(guest),
                        number(guest),
                        WARD,
                        arrived,
                        Vietnam.dateOf(arrived).plusDays(2),
                        arrived);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
