package vn.luutru.projection.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored.
 *
 * @param position   its place in the log, above 0
 * @param recordedAt when its group was written
 * @param version    its place in its stream, from 0
 * @param type       its name and the version of its schema, for example {@code GuestCheckedIn/1}
 * @param open       UTF-8 JSON that names nobody
 * @param encrypted  the rest of it, encrypted with the key of its stream; null if there is none
 * @param key        names the key that encrypted it, see {@code StreamKeyStore}; null where it is the only one that the
 *                   stream has had
 * @param earlier    what came before it in its stream, oldest first; empty if it is the first, or not of a stay
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record StoredEvent(
        long position,
        Instant recordedAt,
        UUID stream,
        int version,
        String type,
        byte[] open,
        byte @Nullable [] encrypted,
        @Nullable String key,
        List<OpenPart> earlier) {

    /** Type and open part of an earlier event. */
    @SuppressWarnings("ArrayRecordComponent")
    public record OpenPart(String type, byte[] open) {}
}
