package vn.luutru.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.GoldenFile;
import vn.luutru.declaration.codec.stored.EventEncryption;
import vn.luutru.declaration.codec.stored.MonthKeyStore;
import vn.luutru.declaration.codec.stored.StreamKey;

/** A master key of an earlier version still leads to what was encrypted under it. */
class GoldenKeysTest {

    private static final UUID STREAM = GoldenEvents.STAY.value();

    private final Properties golden = read();
    private final YearMonth month = YearMonth.parse(golden.getProperty("month"));
    private final MasterKey master = MasterKey.parse(golden.getProperty("master"));

    @Test
    void the_master_key_unwraps_the_month_key_and_that_the_stream_key_and_that_decrypts_the_event() throws IOException {
        StoredMonths months = new StoredMonths();
        months.insert(month, bytes("monthKey"));

        StreamKey key = new MonthlyKeyRing(master, months).unwrap(STREAM, month, bytes("wrapped"));

        assertThat(key).isNotNull();
        assertThat(key.key().getEncoded()).isEqualTo(bytes("key"));
        assertThat(EventEncryption.decrypt(key.key(), STREAM, bytes("encrypted")))
                .isEqualTo(GoldenFile.bytes(golden.getProperty("event") + ".personal.json"));
    }

    @Test
    void the_keys_for_other_purposes_are_derived_as_ever() {
        String prefix = "derived.";
        assertThat(golden.stringPropertyNames().stream().filter(name -> name.startsWith(prefix)))
                .hasSize(4)
                .allSatisfy(name -> assertThat(
                                master.derived(name.substring(prefix.length()).replace('.', ' ')))
                        .isEqualTo(bytes(name)));
    }

    private byte[] bytes(String name) {
        return HexFormat.of().parseHex(golden.getProperty(name));
    }

    private static Properties read() {
        try {
            return GoldenFile.properties("encrypted.properties");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Months in memory, for a key ring without a database. */
    private static final class StoredMonths implements MonthKeyStore {

        private final Map<YearMonth, Entry> entries = new HashMap<>();

        @Override
        public Optional<YearMonth> latest() {
            return entries.keySet().stream().max(YearMonth::compareTo);
        }

        @Override
        public Optional<Entry> find(YearMonth month) {
            return Optional.ofNullable(entries.get(month));
        }

        @Override
        public Entry insert(YearMonth month, byte[] wrapped) {
            return entries.computeIfAbsent(month, absent -> new Entry(wrapped));
        }

        @Override
        public void destroy(YearMonth month) {
            entries.put(month, new Entry(null));
        }
    }
}
