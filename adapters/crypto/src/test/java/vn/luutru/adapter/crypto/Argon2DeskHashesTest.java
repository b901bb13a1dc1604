package vn.luutru.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import vn.luutru.access.desk.DeskHashes;

class Argon2DeskHashesTest {

    private static final MasterKey MASTER = master(0);

    private final DeskHashes hashes = new Argon2DeskHashes(MASTER);

    private static MasterKey master(int first) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) first;
        return MasterKey.parse(Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void a_pin_fits_its_hash_and_no_other_does() {
        try (DeskHashes.Room room = hashes.room()) {
            String hash = room.pin("2580");
            assertThat(room.matches("2580", hash)).isTrue();
            assertThat(room.matches("2581", hash)).isFalse();
            assertThat(room.pin("2580")).isNotEqualTo(hash);
            assertThat(hash).doesNotContain("2580");
        }
    }

    /** Made once with this setting and this key: it must fit for as long as somebody signs in with it. */
    @Test
    void a_stored_hash_stays_valid() {
        String kept = "argon2id-19456-2-1$RPDtSz3jlHbL/mXiSNb09Q$F3HR2IjopClWSwvb+W6WrB9KdgZaP8doYCXobYqHeSo";
        try (DeskHashes.Room room = hashes.room()) {
            assertThat(room.matches("2580", kept)).isTrue();
        }
    }

    @Test
    void whoever_has_the_database_and_not_the_master_key_can_try_nothing() {
        DeskHashes other = new Argon2DeskHashes(master(1));
        assertThat(other.lookup("K7WQ2M9X")).isNotEqualTo(hashes.lookup("K7WQ2M9X"));
        try (DeskHashes.Room mine = hashes.room();
                DeskHashes.Room theirs = other.room()) {
            assertThat(theirs.matches("2580", mine.pin("2580"))).isFalse();
        }
    }

    @Test
    void a_hash_of_another_setting_is_no_wrong_pin() {
        try (DeskHashes.Room room = hashes.room()) {
            assertThatThrownBy(() -> room.matches("2580", "argon2id-1-1-1$AA$AA"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
