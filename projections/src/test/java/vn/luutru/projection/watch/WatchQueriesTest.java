package vn.luutru.projection.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.stay;
import static vn.luutru.projection.watch.WatchedProvince.ENTRY;
import static vn.luutru.projection.watch.WatchedProvince.NUMBER;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.projection.Asking;
import vn.luutru.projection.Page;

/** Who sees which entries and alerts of the watch list, and in what order. */
@IntegrationTest
class WatchQueriesTest {

    private WatchedProvince province;

    @BeforeEach
    void open() {
        province = new WatchedProvince();
    }

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void a_match_is_shown_where_its_entry_holds_and_to_those_who_see_the_ward() throws SQLException {
        province.happens(province.number(ENTRY, "16531"));
        province.happens(checkedIn("nui", "1", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedIn("bien", "2", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedIn("hoang", "3", guest("A", NUMBER, BEGIN).build()));

        assertThat(province.alerts(Scope.province()))
                .extracting(WatchAlert::stay)
                .containsExactly(stay("bien", "2"));
        assertThat(province.alerts(Scope.ward("16531"))).hasSize(1);
        assertThat(province.alerts(Scope.ward("14797"))).isEmpty();
        assertThat(province.alerts(Scope.none())).isEmpty();
        WatchQueries queries = province.queries();
        assertThat(Asking.as(Scope.ward("16531"), access -> queries.entries(access, null, 10))
                        .items())
                .extracting(WatchEntry::id, WatchEntry::matches)
                .containsExactly(tuple(ENTRY, 1));
        assertThat(Asking.as(Scope.ward("14797"), access -> queries.entries(access, null, 10))
                        .items())
                .isEmpty();
        assertThat(queries.hasEntry(Scope.ward("16531"), ENTRY)).isTrue();
        assertThat(queries.hasEntry(Scope.ward("14797"), ENTRY)).isFalse();
    }

    @Test
    void an_entry_is_found_by_what_an_officer_knows_of_it_page_by_page() throws SQLException {
        UUID minh = new UUID(7, 2);
        UUID giap = new UUID(7, 3);
        province.happens(
                province.number(ENTRY, "16531"),
                province.name(minh, "Trần Văn Giả", "1990-03-15"),
                province.name(giap, "Trần Thị Giáp", "1977"));
        province.alerts(Scope.province());

        assertThat(found(Scope.province(), "0380 7700 0123")).containsExactly(ENTRY);
        assertThat(found(Scope.province(), "038077000124")).isEmpty();
        assertThat(found(Scope.province(), "gia tran")).containsExactly(giap, minh);
        assertThat(found(Scope.province(), "TRẦN giáp")).containsExactly(giap);
        assertThat(found(Scope.province(), "1977 cong an")).containsExactly(giap);
        assertThat(found(Scope.province(), "qđ 45")).containsExactly(giap, minh, ENTRY);
        assertThat(found(Scope.province(), "  ")).containsExactly(giap, minh, ENTRY);
        assertThat(found(Scope.ward("16531"), "qd 45")).containsExactly(ENTRY);
        assertThat(found(Scope.ward("14797"), "0380 7700 0123")).isEmpty();

        WatchQueries queries = province.queries();
        assertThat(Asking.as(Scope.province(), access -> queries.entries(access, null, 10))
                        .items())
                .extracting(WatchEntry::id, WatchEntry::byNumber)
                .containsExactly(tuple(giap, false), tuple(minh, false), tuple(ENTRY, true));
        Page<WatchEntry> first = Asking.as(Scope.province(), access -> queries.entries(access, "tran", null, 1));
        assertThat(first.items()).extracting(WatchEntry::id).containsExactly(giap);
        Page<WatchEntry> second =
                Asking.as(Scope.province(), access -> queries.entries(access, "tran", first.nextPage(), 1));
        assertThat(second.items()).extracting(WatchEntry::id).containsExactly(minh);
        assertThat(second.nextPage()).isNull();
    }

    private List<UUID> found(Scope scope, String typed) {
        WatchQueries queries = province.queries();
        return Asking.as(scope, access -> queries.entries(access, typed, null, 10)).items().stream()
                .map(WatchEntry::id)
                .toList();
    }

    @Test
    void matches_up_to_a_position_are_all_found_however_many_came_after_it() throws SQLException {
        province.happens(province.number(ENTRY, null));
        province.happens(checkedIn("bien", "1", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedIn("bien", "2", guest("A", NUMBER, BEGIN).build()));
        long upTo = province.log.getLast().position();
        province.happens(checkedIn("bien", "3", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedIn("bien", "4", guest("A", NUMBER, BEGIN).build()));
        assertThat(province.alerts(Scope.province())).hasSize(4);

        WatchQueries queries = province.queries();
        WatchQueries.Alerts first = queries.alerts(Scope.province(), true, 0, upTo, 2);
        assertThat(first.items()).extracting(WatchAlert::stay).containsExactly(stay("bien", "2"), stay("bien", "1"));
        assertThat(first.nextPage()).isNull();
        assertThat(queries.alerts(Scope.province(), true, 0, upTo, 1).nextPage())
                .isNotNull();
    }

    @Test
    void matches_are_read_part_by_part_also_where_one_guest_fits_two_entries() throws SQLException {
        province.happens(province.number(ENTRY, null), province.number(new UUID(7, 2), null));
        province.happens(checkedIn("bien", "1", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedIn("bien", "2", guest("A", NUMBER, BEGIN).build()));
        List<UUID> all =
                province.alerts(Scope.province()).stream().map(WatchAlert::id).toList();
        assertThat(all).hasSize(4);

        WatchQueries queries = province.queries();
        List<UUID> read = new ArrayList<>();
        String page = null;
        do {
            WatchQueries.Alerts part = queries.alerts(Scope.province(), true, page, 1);
            assertThat(part.items()).hasSize(1);
            read.add(part.items().getFirst().id());
            page = part.nextPage();
        } while (page != null);
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void the_first_note_stays_and_an_erased_stay_takes_its_match_with_it() throws SQLException {
        province.happens(
                province.number(ENTRY, null),
                checkedIn("bien", "1", guest("A", NUMBER, BEGIN).build()));
        WatchAlert alert = province.alerts(Scope.province()).getFirst();
        province.happens(new WatchAlertAcknowledged(alert.id(), "đã cử người", BEGIN.plusSeconds(9), "officer"));

        assertThat(province.alerts(Scope.province()).getFirst().note()).isEqualTo("đã cử người");
        assertThat(province.queries().alerts(Scope.province(), true, 10).items())
                .isEmpty();

        province.happens(new StayForgotten(stay("bien", "1"), BEGIN, "admin"));
        assertThat(province.alerts(Scope.province())).isEmpty();
    }
}
