package vn.luutru.app.office;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import vn.luutru.app.access.OfficialBrowser;

/** Server-sent events as an official's browser gets them. */
final class EventStream implements AutoCloseable {

    /** One event. */
    record Received(String name, String data) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> reading;
    private String name = "";

    /** Opens it and waits until it says that it is open. */
    EventStream(OfficialBrowser browser, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(browser.address() + path))
                .header("Accept", "text/event-stream")
                .header(
                        "Cookie",
                        browser.cookies().entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining("; ")))
                .build();
        reading = client.sendAsync(request, BodyHandlers.ofLines())
                .thenAcceptAsync(answer -> answer.body().forEach(this::line), Thread::startVirtualThread);
        awaited("open");
    }

    private void line(String line) {
        if (line.startsWith("event:")) {
            name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
            received.add(new Received(name, line.substring(5)));
        }
    }

    /** The first event of a name, as soon as there is one. */
    Received awaited(String name) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> of(name), found -> !found.isEmpty())
                .getFirst();
    }

    /** All of a name that came so far. */
    List<Received> of(String name) {
        return received.stream().filter(one -> one.name.equals(name)).toList();
    }

    @Override
    public void close() {
        reading.cancel(true);
        client.shutdownNow();
    }
}
