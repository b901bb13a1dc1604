package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** What a service says of itself to whoever watches it. */
record Metrics(List<String> lines) {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    /** Those of a service; none while it does not answer, since it is being started or ended. */
    static Metrics of(URI service) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/actuator/prometheus"))
                .timeout(ANSWERED_WITHIN)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new Metrics(client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList());
        } catch (IOException e) {
            return new Metrics(List.of());
        }
    }

    /** Whether a metric has this value. */
    boolean has(String name, double value) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .anyMatch(line -> Double.parseDouble(line.substring(name.length() + 1)) == value);
    }
}
