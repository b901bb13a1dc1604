package vn.luutru.adapter.receipt;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.codec.stored.KeyWrapping;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.receipt.DeclaredContent;
import vn.luutru.receipt.PublishedKey;
import vn.luutru.receipt.ReceiptClaims;
import vn.luutru.receipt.ReceiptKind;
import vn.luutru.receipt.ReceiptSigner;
import vn.luutru.receipt.SeveralReceipts;
import vn.luutru.receipt.StayReceipt;

/** Receipts of an invented guest. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-29T07:06:02.482Z");
    static final URI SERVICE = URI.create("https://luutru.example.vn/");
    static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    static final KeyWrapping WRAPPING = new KeyWrapping(new byte[32]);

    private Samples() {}

    static ReceiptClaims claims() {
        return new ReceiptClaims(
                ReceiptKind.CHECK_IN,
                "16MJP-4K7W2Q9XB",
                ESTABLISHMENT,
                NOW,
                2,
                1,
                "16531",
                DeclaredContent.digest(new byte[16], "kind\tCHECK_IN\n"),
                Timeliness.ON_TIME,
                null);
    }

    static SigningKeys keys() {
        return new SigningKeys(new MemoryKeys(), WRAPPING, InstantSource.fixed(NOW));
    }

    static Establishment establishment() {
        return new Establishment(
                ESTABLISHMENT,
                "Nhà nghỉ Sóng Mẫu",
                EstablishmentType.GUEST_HOUSE,
                null,
                Regime.LICENSED_LODGING,
                "16531",
                null,
                12,
                20,
                false,
                LocalDate.of(2020, 1, 1));
    }

    static StayReceipt receipt(ReceiptSigner signer, String name) {
        ReceiptClaims claims = claims();
        return new StayReceipt(
                claims,
                signer.sign(claims),
                establishment(),
                "R-301",
                "kind\tCHECK_IN\n",
                new byte[16],
                StayDetails.builder()
                        .set(Field.FULL_NAME, name)
                        .set(Field.DATE_OF_BIRTH, BirthDate.parse("1990-03-15"))
                        .set(Field.DOCUMENT_NUMBER, "038090000001")
                        .set(Field.ROOM, "301")
                        .set(Field.ARRIVED_AT, NOW)
                        .set(Field.EXPECTED_DEPARTURE_ON, LocalDate.of(2026, 12, 1))
                        .build(),
                Instant.parse("2026-11-29T16:00:00Z"),
                "key-quay-1",
                false);
    }

    static SeveralReceipts several(ReceiptSigner signer, int guests, int replayed, int rejected) {
        List<SeveralReceipts.Item> items = new ArrayList<>();
        for (int i = 0; i < guests; i++) {
            items.add(new SeveralReceipts.Item(
                    "16MJ" + (char) ('A' + i % 8) + "-4K7W2Q9" + 10 + i,
                    ReceiptKind.CHECK_IN,
                    "R-" + i,
                    "P." + (101 + i),
                    NOW.plusSeconds(i),
                    false,
                    i < replayed ? SeveralReceipts.Outcome.REPLAYED : SeveralReceipts.Outcome.ACCEPTED));
        }
        ReceiptClaims claims = new ReceiptClaims(
                ReceiptKind.BATCH,
                items.getFirst().number() + "+" + (guests - 1),
                ESTABLISHMENT,
                NOW,
                null,
                guests,
                "16531",
                DeclaredContent.digest(new byte[16], "x"),
                null,
                new ReceiptClaims.Counts(guests - replayed, replayed, rejected));
        return new SeveralReceipts(
                claims, signer.sign(claims), establishment(), null, items, "x", "x".getBytes(StandardCharsets.UTF_8));
    }

    /** Keys as the database keeps them. */
    static final class MemoryKeys implements SigningKeyStore {

        final List<Entry> entries = new ArrayList<>();

        @Override
        public List<Entry> all() {
            return entries.stream()
                    .sorted(Comparator.comparing(entry -> entry.key().signsFrom()))
                    .toList();
        }

        @Override
        public Entry insert(Entry entry) {
            for (Entry kept : entries) {
                if (kept.key().name().equals(entry.key().name())) {
                    return kept;
                }
            }
            entries.add(entry);
            return entry;
        }

        @Override
        public boolean replace(PublishedKey key, byte[] wrapped, byte[] anew) {
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                if (entry.key().name().equals(key.name()) && Arrays.equals(entry.wrapped(), wrapped)) {
                    entries.set(i, new Entry(entry.key(), anew));
                    return true;
                }
            }
            return false;
        }

        @Override
        public void destroyPrivateKeysOfThePast(Instant now) {
            entries.replaceAll(entry -> entry.key().signsUntil().isAfter(now) ? entry : withoutPrivateKey(entry.key()));
        }

        private static Entry withoutPrivateKey(PublishedKey key) {
            return new Entry(key, null);
        }
    }
}
