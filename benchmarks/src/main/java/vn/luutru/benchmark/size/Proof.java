package vn.luutru.benchmark.size;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import vn.luutru.benchmark.size.History.Arrival;
import vn.luutru.declaration.Vietnam;

/** Is a loaded folder one that the service could have written itself? Asked over HTTP. */
final class Proof implements AutoCloseable {

    private static final int DAYS_ASKED = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;

    Proof(URI service) {
        this.service = service;
    }

    /**
     * Reads loaded stays back by their receipts, finds their guests in the register, and checks one of them out.
     *
     * @throws IOException if one answer is not what it should be
     */
    int run(History history) throws IOException, InterruptedException {
        int checked = 0;
        for (int i = 0; i < DAYS_ASKED; i++) {
            LocalDate day = history.first().plusDays((long) i * (history.days() - 1) / (DAYS_ASKED - 1));
            List<Arrival> arrivals = history.arrivals(day).toList();
            if (!arrivals.isEmpty()) {
                Arrival arrival = arrivals.get(arrivals.size() / 2);
                receipts(arrival, history);
                register(arrival);
                checked++;
            }
        }
        Arrival open = history.first()
                .datesUntil(history.end())
                .flatMap(history::arrivals)
                .filter(arrival -> arrival.departsAt() == null)
                .findFirst()
                .orElseThrow();
        checkOut(open);
        return checked + 1;
    }

    private void receipts(Arrival arrival, History history) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(stay(arrival, "").GET(), Opened.OPERATOR);
        String name = Objects.requireNonNull(arrival.event().details().fullName());
        Instant departsAt = arrival.departsAt();
        boolean gone = departsAt != null && Vietnam.dateOf(departsAt).isBefore(history.end());
        int receipts = gone ? 2 : 1;
        long counted = answer.body().split("\"position\":", -1).length - 1L;
        if (answer.statusCode() != 200 || !answer.body().contains(name) || counted < receipts) {
            throw new IOException("The look-up of %s is wrong: %d %s"
                    .formatted(arrival.reference(), answer.statusCode(), answer.body()));
        }
    }

    private void register(Arrival arrival) throws IOException, InterruptedException {
        String document = arrival.event().details().documentNumber();
        if (document == null) {
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve("/v1/residents?document=" + document))
                .header("X-Purpose", Question.PURPOSE)
                .header("X-Case", "BENCH");
        HttpResponse<String> answer = send(request.GET(), Question.POLICE);
        if (answer.statusCode() != 200 || !answer.body().contains('"' + arrival.reference() + '"')) {
            throw new IOException("The register does not know %s: %d %s"
                    .formatted(arrival.reference(), answer.statusCode(), answer.body()));
        }
    }

    /** Safe to repeat: the same departure is a replay. */
    private void checkOut(Arrival arrival) throws IOException, InterruptedException {
        String body = "{\"departedAt\":\"" + arrival.arrivedAt().plus(Duration.ofHours(1)) + "\"}";
        HttpResponse<String> answer = send(
                stay(arrival, "/check-out")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                Opened.OPERATOR);
        if (answer.statusCode() != 201 && answer.statusCode() != 200) {
            throw new IOException("A check-out of a loaded stay was answered " + answer.body());
        }
    }

    private HttpRequest.Builder stay(Arrival arrival, String call) {
        return HttpRequest.newBuilder(service.resolve("/v1/establishments/%s/stays/%s%s"
                .formatted(arrival.event().establishment().value(), arrival.reference(), call)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token)
            throws IOException, InterruptedException {
        return client.send(
                request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
