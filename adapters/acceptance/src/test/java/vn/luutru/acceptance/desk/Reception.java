package vn.luutru.acceptance.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.acceptance.RunningService;

/** An establishment of the running service, as its operator and the administrator see it. */
final class Reception {

    private static final String OPERATOR = "demo-operator";
    private static final String ADMIN = "demo-admin";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SETTLED_WITHIN = 60;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String origin;
    private final String id;
    private @Nullable String device;

    private Reception(String origin, String id) {
        this.origin = origin;
        this.id = id;
    }

    /** A new hotel of the service that all tests share. */
    static Reception open() {
        return open("HOTEL");
    }

    /** A new establishment of a type. */
    static Reception open(String type) {
        return open(type, "16531");
    }

    /** A new establishment of a type in a ward, by its code. */
    static Reception open(String type, String ward) {
        Reception reception = new Reception(RunningService.shared().origin(), "E-DESK-" + NEXT.incrementAndGet());
        reception.call(ADMIN, "PUT", "/v1/establishments/" + reception.id, """
            {"name": "Nhà nghỉ Sóng Mẫu", "type": "%s", "stars": null, "regime": "LICENSED_LODGING",
             "ward": "%s", "zone": null, "rooms": 24, "beds": 48, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(type, ward));
        return reception;
    }

    /** An official outage in the ward of no other establishment, from an instant on. */
    void outage(String ward, String reason, Instant begins, Instant ends, Instant movedTo) {
        call(ADMIN, "POST", "/v1/outages", """
            {"begins": "%s", "ends": "%s", "movedTo": "%s", "wards": ["%s"], "reason": "%s", "document": "12/TB-CAT"}
            """.formatted(begins, ends, movedTo, ward, reason));
        settle();
    }

    String origin() {
        return origin;
    }

    String id() {
        return id;
    }

    /** A code for a new desk. */
    String code() {
        JsonNode given = call(OPERATOR, "POST", "/v1/devices", """
            {"establishmentId": "%s", "label": "Quầy 1"}
            """.formatted(id));
        device = given.path("deviceId").asString();
        return given.path("enrolmentCode").asString();
    }

    /** The desk that asked for the last code is revoked. */
    void revoke() {
        call(OPERATOR, "DELETE", "/v1/devices/" + device, null);
    }

    /** The stays of a state, in the order in which they were recorded. */
    List<JsonNode> stays(String state) {
        settle();
        return call(OPERATOR, "GET", "/v1/establishments/" + id + "/stays?size=500&state=" + state, null)
                .path("items")
                .valueStream()
                .map(item -> call(
                        OPERATOR,
                        "GET",
                        "/v1/establishments/" + id + "/stays/"
                                + item.path("reference").asString(),
                        null))
                .sorted(Comparator.comparingLong(
                        stay -> stay.at("/receipts/0/position").asLong()))
                .toList();
    }

    /** The names of the guests in house, in the order in which they were recorded. */
    List<String> guests() {
        return stays("IN_HOUSE").stream()
                .map(stay -> stay.at("/guest/fullName").asString())
                .toList();
    }

    /** Waits until the read models have seen all that is recorded. */
    private void settle() {
        Instant end = Instant.now().plusSeconds(SETTLED_WITHIN);
        while (call(ADMIN, "GET", "/v1/projections", null)
                .path("items")
                .valueStream()
                .anyMatch(model -> model.path("lagEvents").asLong() > 0)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The read models lag behind");
            }
        }
    }

    private JsonNode call(String token, String method, String path, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
