package vn.luutru.projection.occupancy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.declaration.place.Place;

/** The number by which a bed is counted. */
final class BedNumber {

    private BedNumber() {}

    /**
     * A number that stands for room and bed, in whatever establishment: the establishment that stays after a merger has one
     * bed where both ids named it. One in 2^64 pairs of beds of an establishment would have to be taken for one.
     *
     * @return null if no bed was declared
     */
    static @Nullable Long of(Place written) {
        String bed = NormalForm.bed(written.bed());
        if (bed == null) {
            return null;
        }
        String room = NormalForm.room(written.room());
        String place = (room == null ? "" : room.length() + room) + "/" + bed;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
            long number = ByteBuffer.wrap(digest).getLong();
            return number == Occupants.NO_BED ? 1 : number;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
