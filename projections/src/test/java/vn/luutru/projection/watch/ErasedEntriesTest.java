package vn.luutru.projection.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.TestDatabase;

/** An entry whose month is erased is the same in the tables that were there and in tables that are built anew. */
@IntegrationTest
class ErasedEntriesTest {

    private static final int KEY_OF_JUNE = 202606;
    private static final UUID ENTRY = new UUID(7, 1);

    /** Of Việt Nam: the first of July, which has the key of June where it waited. */
    private static final Instant RECORDED = Instant.parse("2026-06-30T17:00:00.100Z");

    private final WatchKeys keys = new WatchKeys(new byte[32]);

    @Test
    void an_entry_that_was_encrypted_before_the_end_of_its_month_is_the_same_after_a_rebuild() throws SQLException {
        Recorded<Event> forgotten =
                new Recorded<>(3, RECORDED, new MonthForgotten(YearMonth.of(2026, 6), RECORDED, "admin"));
        List<Recorded<Event>> running = List.of(
                new Recorded<>(1, RECORDED, KEY_OF_JUNE, added("Trần Văn Giả", "1977-07-07", "QĐ 45")),
                new Recorded<>(2, RECORDED, KEY_OF_JUNE, removed("đã tìm thấy")),
                forgotten);
        List<Recorded<Event>> rebuilt = List.of(
                new Recorded<>(1, RECORDED, added(null, null, null)),
                new Recorded<>(2, RECORDED, removed(null)),
                forgotten);
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, List<String>> rows = rows(database, running);
            assertThat(rows.get("entry")).singleElement().asString().doesNotContain("Giả", "QĐ 45", "tìm thấy");
            assertThat(rows).isEqualTo(rows(database, rebuilt));
        }
    }

    private Map<String, List<String>> rows(TestDatabase database, List<Recorded<Event>> log) throws SQLException {
        return BuiltReadModels.rows(database, new WatchMatches(keys), log, log.size());
    }

    private WatchEntryAdded added(@Nullable String name, @Nullable String born, @Nullable String basis) {
        return new WatchEntryAdded(
                ENTRY,
                keys.ofName("Trần Văn Giả", BirthDate.parse("1977-07-07")),
                name,
                born,
                "Công an tỉnh",
                basis,
                null,
                LocalDate.of(2026, 12, 31),
                RECORDED,
                "officer");
    }

    private static WatchEntryRemoved removed(@Nullable String reason) {
        return new WatchEntryRemoved(ENTRY, reason, RECORDED, "officer");
    }
}
