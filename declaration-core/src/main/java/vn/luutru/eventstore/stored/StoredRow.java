package vn.luutru.eventstore.stored;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a log holds it, with the wrapped key of its stream.
 *
 * @param position  its place in the log, above 0; of a copied event in its stream the one that it had first
 * @param place     the position by which readers of the log meet it; another one only in the stream of a copied event
 * @param version   its place in its stream, from 0
 * @param open      its payload, or the part of it that is stored in clear
 * @param encrypted the rest of its payload; null if there is none
 * @param metadata  what an Axon message has beyond the events of this service; null for those
 * @param month     of the key that wraps the stream's key, as yyyymm; 0 if the stream has none
 * @param wrapped   the key of the stream, wrapped; null if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record StoredRow(
        long position,
        long place,
        Instant recordedAt,
        UUID stream,
        int version,
        String type,
        byte[] open,
        byte @Nullable [] encrypted,
        byte @Nullable [] metadata,
        int month,
        byte @Nullable [] wrapped) {

    /** The month of the key that encrypts a part of it, as yyyymm; 0 if nothing is encrypted, or the key is gone. */
    public int keyMonth() {
        return encrypted == null ? 0 : month;
    }
}
