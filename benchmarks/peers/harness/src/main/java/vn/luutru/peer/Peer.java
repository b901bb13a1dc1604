package vn.luutru.peer;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** An event store that a user could have picked instead, behind its own command path. */
public interface Peer extends AutoCloseable {

    /**
     * Handles one command that begins a stream with one event; completes when the event is committed.
     *
     * @param stream a stream that never was
     * @param event  what is stored, ready-made: the peer neither encodes nor encrypts
     */
    CompletableFuture<?> declare(UUID stream, byte[] event);
}
