package vn.luutru.benchmark.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An officer's browser on the page of tonight: signed in, at a task, with the stream of what happens open. */
final class OpenPage implements AutoCloseable {

    private static final int OK = 200;
    private static final int SEE_OTHER = 303;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final ObjLongConsumer<String> alerts;
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLong behind = new AtomicLong();
    private volatile @Nullable String ended;
    private volatile boolean closed;
    private String event = "";

    /**
     * Signs in, begins a task and opens the stream.
     *
     * @param officer a demo account of the police
     * @param alerts  takes the HTML of each alert and the nano time at which its last byte was read
     * @throws IOException if one of these is not answered as a browser needs it
     */
    OpenPage(URI service, String officer, ObjLongConsumer<String> alerts) throws IOException, InterruptedException {
        this.service = service;
        this.alerts = alerts;
        post("/dang-nhap/thu", "nguoi=" + officer);
        post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=BENCH&tiep=%2Fcong-an");
        HttpResponse<Stream<String>> stream = client.send(
                request("/cong-an/truc-tiep")
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofLines());
        if (stream.statusCode() != OK) {
            throw new IOException("The stream of events was answered " + stream.statusCode());
        }
        Thread.ofPlatform().name("open-page").daemon().start(() -> read(stream.body()));
    }

    private void post(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", service.toString())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != SEE_OTHER) {
            throw new IOException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        for (String header : answer.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(header).getFirst();
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private void read(Stream<String> lines) {
        try (lines) {
            lines.forEach(this::line);
            ended = "the service closed it";
        } catch (UncheckedIOException e) {
            ended = closed ? "closed" : e.toString();
        }
    }

    private void line(String line) {
        if (line.startsWith("event:")) {
            event = line.substring("event:".length()).strip();
            switch (event) {
                case "arrival" -> arrivals.incrementAndGet();
                case "behind" -> behind.incrementAndGet();
                default -> {
                    // Alerts are counted by their data.
                }
            }
        } else if (line.startsWith("data:") && event.equals("alert")) {
            alerts.accept(line.substring("data:".length()), System.nanoTime());
        }
    }

    /** @throws IOException if the stream has ended */
    void check() throws IOException {
        String reason = ended;
        if (reason != null) {
            throw new IOException("The stream of events has ended: " + reason);
        }
    }

    /** How many arrivals were shown so far. */
    long arrivals() {
        return arrivals.get();
    }

    /** How many times it said that the read models were behind. */
    long behind() {
        return behind.get();
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
