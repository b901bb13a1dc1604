package vn.luutru.adapter.web.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.Language;
import vn.luutru.projection.watch.WatchEntry;

class WatchLineTest {

    private static final Instant NOW = Instant.parse("2026-12-01T05:00:00Z");

    private static WatchLine line(boolean byNumber, @Nullable String name, @Nullable String born, boolean removed) {
        return WatchLine.of(
                new WatchEntry(
                        new UUID(1, 2),
                        byNumber,
                        name,
                        born,
                        "Công an tỉnh",
                        null,
                        List.of("16531", "99999"),
                        LocalDate.of(2026, 12, 1),
                        NOW,
                        "officer",
                        removed ? NOW : null,
                        removed ? "other" : null,
                        removed ? "Đã tìm thấy" : null,
                        0),
                NOW,
                new Formats(Language.VI));
    }

    @Test
    void dates_of_birth_are_written_as_vietnamese_write_them() {
        assertThat(line(false, "Trần Văn Giả", "1977-07-07", false).name()).isEqualTo("Trần Văn Giả, 07/07/1977");
        assertThat(line(false, "Trần Văn Giả", "1977-07", false).name()).isEqualTo("Trần Văn Giả, 7/1977");
        assertThat(line(false, "Trần Văn Giả", "1977", false).name()).isEqualTo("Trần Văn Giả, 1977");
    }

    @Test
    void dates_of_birth_are_read_as_vietnamese_write_them() {
        assertThat(WatchController.born("7/7/1977")).isEqualTo("1977-07-07");
        assertThat(WatchController.born("07/07/1977")).isEqualTo("1977-07-07");
        assertThat(WatchController.born("7-7-1977")).isEqualTo("1977-07-07");
        assertThat(WatchController.born("7/1977")).isEqualTo("1977-07");
        for (String asItIs : List.of("1977", "1977-07-07", "7/7/77", "x", "")) {
            assertThat(WatchController.born(asItIs)).isEqualTo(asItIs);
        }
    }

    @Test
    void a_name_that_was_erased_is_no_number() {
        assertThat(line(false, null, null, false).byNumber()).isFalse();
        assertThat(line(true, null, null, false).byNumber()).isTrue();
    }

    @Test
    void wards_are_named_and_who_took_it_off_is_said() {
        WatchLine removed = line(true, null, null, true);
        assertThat(removed.wards()).containsExactly("Phường Sầm Sơn", "99999");
        assertThat(removed.active()).isFalse();
        assertThat(removed.removed()).isEqualTo(new WatchLine.Removed(NOW, "other", "Đã tìm thấy"));
        assertThat(line(true, null, null, false).active()).isTrue();
        assertThat(removed.toString() + removed.removed()).doesNotContain("tìm thấy");
    }
}
