package vn.luutru.benchmark.limit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.rule.Timeliness;

/**
 * The rows that a check-in leaves behind, ready-made: what the limits and the peers store costs them nothing to make.
 *
 * <p>Streams are stay ids of 1,500 establishments, fresh for each row. The stored bytes are those of an encoded check-in; the
 * sealed part is noise, as long as the ciphertext would be.
 */
public final class Rows {

    /** Initialisation vector and tag of AES-GCM, in bytes. */
    private static final int SEAL = 28;

    /** A 256-bit data key under a month's key, in bytes. */
    private static final int WRAPPED_KEY = 60;

    private static final int ESTABLISHMENTS = 1_500;
    private static final int PAYLOADS = 997;

    /** One row of the log, with its row of the keys. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    public record Row(UUID stream, byte[] open, byte[] sealed, byte[] wrappedKey) {}

    private final List<Row> payloads = new ArrayList<>();
    private final SplittableRandom random;
    private long next;

    /** The same seed, the same rows. */
    public Rows(long seed) {
        random = new SplittableRandom(seed);
        for (int n = 0; n < PAYLOADS; n++) {
            SerializedEvent form = EventSerializer.serialize(checkIn(n));
            byte[] personal = form.personal();
            byte[] sealed = new byte[(personal == null ? 0 : personal.length) + SEAL];
            byte[] key = new byte[WRAPPED_KEY];
            random.nextBytes(sealed);
            random.nextBytes(key);
            payloads.add(new Row(new UUID(0, 0), form.open(), sealed, key));
        }
    }

    /** So many rows of streams that never were before. */
    public List<Row> take(int count) {
        List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Row payload = payloads.get((int) (next++ % PAYLOADS));
            rows.add(new Row(stream(), payload.open(), payload.sealed(), payload.wrappedKey()));
        }
        return rows;
    }

    /** The mean of open and sealed bytes in a row. */
    public int meanBytes() {
        return (int) payloads.stream()
                .mapToInt(row -> row.open().length + row.sealed().length)
                .average()
                .orElse(0);
    }

    /** Shaped as a stay id: rows of one establishment lie together in the index. */
    private UUID stream() {
        long establishment = (random.nextInt(ESTABLISHMENTS) + 1) * 0x9E37_79B9_7F4A_7C15L;
        return new UUID((establishment & 0xFFFF_FFFF_FFFF_0000L) | (random.nextInt() & 0xFFFF), random.nextLong());
    }

    private static GuestCheckedIn checkIn(int number) {
        EstablishmentId establishment = new EstablishmentId("38-16531-%04d".formatted(number % ESTABLISHMENTS));
        String reference = "BENCH-%06d".formatted(number);
        Instant arrived = Instant.parse("2026-07-01T07:05:00Z").plusSeconds(number);
        StayDetails details = StayDetails.builder()
                .set(Field.FULL_NAME, "Nguyễn Thị Minh Thử " + (char) ('A' + number % 26))
                .set(Field.DATE_OF_BIRTH, BirthDate.of(LocalDate.of(1990, 3, 15).plusDays(number)))
                .set(Field.SEX, Sex.FEMALE)
                .set(Field.NATIONALITY, "VNM")
                .set(Field.DOCUMENT_TYPE, DocumentType.CCCD)
                .set(Field.DOCUMENT_NUMBER, "038190%06d".formatted(number))
                .set(Field.RESIDENCE_PROVINCE, "38")
                .set(Field.RESIDENCE_WARD, "16531")
                .set(Field.RESIDENCE_ADDRESS, "Khu phố Mẫu, đường Thử")
                .set(Field.ARRIVED_AT, arrived)
                .set(Field.EXPECTED_DEPARTURE_ON, LocalDate.of(2026, 7, 3))
                .set(Field.ROOM, "" + (100 + number % 300))
                .set(Field.PARTY, "B-%04d".formatted(number))
                .set(Field.PURPOSE, Purpose.TOURISM)
                .set(Field.CAPTURE_METHOD, CaptureMethod.CARD_QR)
                .set(Field.CAPTURED_AT, arrived.minusSeconds(50))
                .build();
        return new GuestCheckedIn(
                StayId.of(establishment, reference),
                establishment,
                reference,
                details,
                36,
                arrived.plusSeconds(10),
                Instant.parse("2026-07-01T16:00:00Z"),
                Timeliness.ON_TIME,
                "residence-2020",
                "key-bench");
    }
}
