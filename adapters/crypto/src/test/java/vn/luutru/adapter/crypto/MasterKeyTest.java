package vn.luutru.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    @TempDir
    private Path folder;

    @Test
    void a_new_key_is_readable_by_its_owner_only_and_stays_the_same() throws IOException {
        Path file = folder.resolve("master.key");

        MasterKey made = MasterKey.readOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKey.readOrCreate(file).derived("x")).isEqualTo(made.derived("x"));
    }

    @Test
    void keys_for_different_purposes_differ() throws IOException {
        MasterKey key = MasterKey.readOrCreate(folder.resolve("master.key"));

        assertThat(key.derived("receipts")).hasSize(32).isNotEqualTo(key.derived("months"));
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> MasterKey.parse("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MasterKey.parse("not base 64!")).isInstanceOf(IllegalArgumentException.class);
    }
}
