package vn.luutru.recount;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** Something that was sent to the service and accepted by it, with the instant at which it was received. */
sealed interface Sent {

    Instant at();

    /** {@code PUT /v1/establishments/{id}}: a description as its body has it. */
    record Description(Instant at, String establishment, JsonNode body) implements Sent {}

    /** A suspension, reopening or closure from a local day on. */
    record Phase(Instant at, String establishment, State state, LocalDate from) implements Sent {}

    /** A line of the bulk call. */
    record Line(Instant at, JsonNode body) implements Sent {

        String type() {
            return body.path("type").asString();
        }

        String establishment() {
            return body.path("establishmentId").asString();
        }

        String key() {
            return establishment() + "/" + body.path("reference").asString();
        }
    }

    /** That nobody came on a local day. */
    record Nil(Instant at, String establishment, LocalDate date) implements Sent {}

    /** Of an establishment. */
    enum State {
        OPEN,
        SUSPENDED,
        CLOSED
    }
}
