package vn.luutru.adapter.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.codec.stored.DecryptionException;
import vn.luutru.declaration.codec.stored.KeyWrapping;
import vn.luutru.receipt.PublishedKey;
import vn.luutru.receipt.ReceiptSigner;

class SigningKeysTest {

    private static final byte[] OTHER = "another wrapping key of 32 bytes".getBytes(StandardCharsets.US_ASCII);

    private Instant now = Samples.NOW;
    private final Samples.MemoryKeys store = new Samples.MemoryKeys();
    private final SigningKeys keys = new SigningKeys(store, Samples.WRAPPING, () -> now);

    @Test
    void a_receipt_of_one_stay_has_at_most_175_bytes_and_says_what_was_claimed() {
        ReceiptSigner.Signed signed = keys.sign(Samples.claims());

        assertThat(signed.cose().length).isLessThanOrEqualTo(175);
        Map<?, ?> claims = Cose.read(signed.cose()).claims();
        assertThat(claims.get(1L)).isEqualTo("16MJP-4K7W2Q9XB");
        assertThat(claims.get(2L)).isEqualTo("38-16531-0001");
        assertThat(claims.get(3L)).isEqualTo(Samples.NOW.getEpochSecond());
        assertThat(claims.get(4L)).isEqualTo(2L);
        assertThat(claims.get(5L)).isEqualTo(1L);
        assertThat(claims.get(6L)).isEqualTo(16531L);
        assertThat((byte[]) claims.get(7L)).isEqualTo(Samples.claims().digest());
        assertThat(claims.get(8L)).isEqualTo(1L);
        assertThat(claims.get(9L)).isEqualTo(1L);
        assertThat(claims.size()).isEqualTo(9);
    }

    @Test
    void the_same_claims_give_the_same_bytes() {
        assertThat(keys.sign(Samples.claims()).cose())
                .isEqualTo(keys.sign(Samples.claims()).cose());
    }

    @Test
    void every_changed_byte_of_a_receipt_is_refused() {
        byte[] cose = keys.sign(Samples.claims()).cose();
        byte[] key = keys.keys().getFirst().publicKey();
        assertThat(Cose.verifies(cose, key)).isTrue();

        // Neither the tag is signed, the first byte, nor the unprotected header, which is empty.
        int unprotected = 3 + Cose.read(cose).header().length;
        for (int i = 1; i < cose.length; i++) {
            for (int bit = 0; bit < 8 && i != unprotected; bit++) {
                byte[] other = cose.clone();
                other[i] ^= (byte) (1 << bit);
                assertThat(readsAndVerifies(other, key)).as("byte " + i).isFalse();
            }
        }
    }

    private static boolean readsAndVerifies(byte[] cose, byte[] key) {
        try {
            return Cose.verifies(cose, key);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    void keys_change_each_half_year_and_old_receipts_verify_with_what_stays_published() {
        byte[] old = keys.sign(Samples.claims()).cose();
        now = Instant.parse("2026-12-31T17:00:00Z"); // Midnight of the new year in Viet Nam.
        byte[] young = keys.sign(Samples.claims()).cose();

        assertThat(keys.keys()).extracting(PublishedKey::name).containsExactly("2026-07", "2027-01");
        PublishedKey first = keys.keys().getFirst();
        PublishedKey second = keys.keys().getLast();
        assertThat(first.signsUntil()).isEqualTo(now).isEqualTo(second.signsFrom());
        assertThat(Cose.read(old).keyId()).isEqualTo(first.id());
        assertThat(Cose.read(young).keyId()).isEqualTo(second.id());
        assertThat(Cose.verifies(old, first.publicKey())).isTrue();
        assertThat(Cose.verifies(young, second.publicKey())).isTrue();
        assertThat(Cose.verifies(old, second.publicKey())).isFalse();
    }

    @Test
    void a_private_key_is_destroyed_when_its_time_is_over() {
        keys.sign(Samples.claims());
        assertThat(store.all().getFirst().wrapped()).isNotNull();

        now = now.plusSeconds(366L * 86_400);
        keys.sign(Samples.claims());

        assertThat(store.all().getFirst().wrapped()).isNull();
        assertThat(store.all().getLast().wrapped()).isNotNull();
    }

    @Test
    void two_processes_sign_with_the_same_key() {
        SigningKeys other = new SigningKeys(store, Samples.WRAPPING, () -> now);

        assertThat(other.sign(Samples.claims()).cose())
                .isEqualTo(keys.sign(Samples.claims()).cose());
    }

    @Test
    void a_private_key_lies_encrypted_and_opens_with_no_other_master_key() {
        keys.sign(Samples.claims());
        KeyWrapping wrong = new KeyWrapping(OTHER);

        assertThatThrownBy(() -> new SigningKeys(store, wrong, () -> now).sign(Samples.claims()))
                .isInstanceOf(DecryptionException.class);
    }

    @Test
    void a_private_key_that_a_former_master_key_wrapped_is_wrapped_anew_and_signs_as_before() {
        byte[] signed = keys.sign(Samples.claims()).cose();
        SigningKeys both = new SigningKeys(store, new KeyWrapping(OTHER, new byte[32], () -> true), () -> now);

        assertThat(both.sign(Samples.claims()).cose()).isEqualTo(signed);
        assertThat(both.renew()).isEqualTo(1);
        assertThat(both.renew()).isZero();

        SigningKeys alone = new SigningKeys(store, new KeyWrapping(OTHER), () -> now);
        assertThat(alone.sign(Samples.claims()).cose()).isEqualTo(signed);
    }
}
