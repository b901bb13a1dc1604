package vn.luutru.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
    void of_several_processes_that_start_at_once_all_have_the_same_key() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path file = folder.resolve("round-" + round + ".key");
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> made = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 8; i++) {
                    made.add(threads.submit(() -> {
                        start.await();
                        return HexFormat.of()
                                .formatHex(MasterKey.readOrCreate(file).derived("x"));
                    }));
                }
                start.countDown();
                Set<String> keys = new HashSet<>();
                for (Future<String> key : made) {
                    keys.add(key.get());
                }
                assertThat(keys).hasSize(1);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside").hasSize(20);
        }
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
