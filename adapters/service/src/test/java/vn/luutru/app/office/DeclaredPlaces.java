package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;

import tools.jackson.databind.JsonNode;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** Dormitories and hospitals as they are declared to a running service, and what authorities then see of them. */
final class DeclaredPlaces {

    private final RunningLuutru luutru;
    private long position;

    DeclaredPlaces(RunningLuutru luutru) {
        this.luutru = luutru;
    }

    /** @param zone as JSON has it, {@code null} without quotes where there is none */
    void establishment(String id, String type, String ward, String zone) throws Exception {
        Reply reply = luutru.put(ADMIN, "/v1/establishments/" + id, """
            {"name": "Nhà Mẫu %s", "type": "%s", "stars": null, "regime": "RESIDENCE_ONLY",
             "ward": "%s", "zone": %s, "rooms": 40, "beds": 80, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(id, type, ward, zone));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    }

    /** @param more members of the check-in, as JSON */
    void stay(String establishment, String reference, String more) throws Exception {
        String body = checkIn("Nguyễn Văn Thử", "038090777001").replaceFirst("\"room\"", more + ", \"room\"");
        Reply reply = luutru.put(OPERATOR, "/v1/establishments/" + establishment + "/stays/" + reference, body);
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    }

    /** From now on answers have all that was declared until now. */
    void settle() throws Exception {
        position = luutru.head();
    }

    /** The newest event that answers have. */
    long position() {
        return position;
    }

    /** A 200 answer. */
    JsonNode seen(String token, String path) throws Exception {
        Reply reply = luutru.get(token, path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** One of the hospitals of an answer. */
    static JsonNode hospital(JsonNode seen, String id) {
        return seen.path("hospitals")
                .valueStream()
                .filter(hospital -> hospital.path("establishmentId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
