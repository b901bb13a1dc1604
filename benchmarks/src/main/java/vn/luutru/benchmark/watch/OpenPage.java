package vn.luutru.benchmark.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.benchmark.load.OfficialBrowser;

/** An officer's browser on the page of tonight: signed in, at a task, with the stream of what happens open. */
final class OpenPage implements AutoCloseable {

    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
        this.alerts = alerts;
        HttpResponse<Stream<String>> stream = client.send(
                HttpRequest.newBuilder(service.resolve("/cong-an/truc-tiep"))
                        .header("Cookie", OfficialBrowser.atWork(service, officer))
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofLines());
        if (stream.statusCode() != OK) {
            throw new IOException("The stream of events was answered " + stream.statusCode());
        }
        Thread.ofPlatform().name("open-page").daemon().start(() -> read(stream.body()));
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
