package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.AppendToStreamOptions;
import io.kurrent.dbclient.EventData;
import io.kurrent.dbclient.EventDataBuilder;
import io.kurrent.dbclient.RecordedEvent;
import io.kurrent.dbclient.StreamState;
import io.kurrent.dbclient.WrongExpectedVersionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;

/** The stream that says when the log began, which is its identity, and to which instants its time was carried on. */
final class ControlStream {

    /** The type of its first event, which is the first of the log. */
    static final String BEGUN = "LogBegun/1";

    private static final String CARRIED_ON = "TimeCarriedOn/1";
    private static final byte[] NOTHING = {'{', '}'};

    private final Client client;
    private final Calls calls;
    private final StreamNames names;
    private final Duration responseTimeout;

    ControlStream(Client client, Calls calls, StreamNames names, Duration responseTimeout) {
        this.client = client;
        this.calls = calls;
        this.names = names;
        this.responseTimeout = responseTimeout;
    }

    /** The id of the first event; null if there is no log. */
    @Nullable
    UUID identity() {
        RecordedEvent first = first();
        return first == null ? null : identity(first);
    }

    /** The id of the first event, which is appended if there is no log. */
    UUID begin() {
        RecordedEvent first = first();
        if (first == null) {
            try {
                append(BEGUN, StreamState.noStream(), Instant.EPOCH);
                first = first();
            } catch (WrongExpectedVersionException another) {
                // Another process began the log, or this one did and did not hear of it.
                first = first();
            }
        }
        if (first == null) {
            throw new StoreUnavailableException("The log was begun and is not there", null);
        }
        return identity(first);
    }

    private static UUID identity(RecordedEvent first) {
        if (!first.getEventType().equals(BEGUN)) {
            throw new StoreUnavailableException(
                    "The control stream does not begin with its beginning: it was truncated", null);
        }
        return first.getEventId();
    }

    /** From here on nothing counts as recorded earlier. */
    void carryOn(Instant time) {
        append(CARRIED_ON, StreamState.any(), time);
    }

    private @Nullable RecordedEvent first() {
        List<RecordedEvent> first =
                Calls.join(new StreamEvents(client, calls, responseTimeout).read(names.control(), 0, 1));
        return first.isEmpty() ? null : first.getFirst();
    }

    private void append(String type, StreamState state, Instant at) {
        EventData event = EventDataBuilder.json(Append.newId(), type, NOTHING)
                .metadataAsBytes(("{\"at\":\"" + at.toEpochMilli() + "\"}").getBytes(StandardCharsets.ISO_8859_1))
                .build();
        Calls.join(calls.untilAnswered(() -> client.get()
                .appendToStream(
                        names.control(),
                        AppendToStreamOptions.get().streamState(state).deadline(responseTimeout.toMillis()),
                        event)));
    }
}
