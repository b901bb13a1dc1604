package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.guest;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.place.Place;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.OccupantTable;
import vn.luutru.projection.zone.ZoneOccupancy;
import vn.luutru.projection.zone.ZoneQueries;

/**
 * A dormitory that was registered twice, with guests under both ids in the same rooms: from the day of the merger on, its
 * beds are counted once.
 */
@IntegrationTest
class MergedBedsTest {

    private static final String ZONE = "kcn-gop";
    private static final LocalDate MERGED = LocalDate.of(2026, 7, 6);
    private static final Instant BEFORE = noon(5);
    private static final Instant AFTER = noon(7);

    private final TestDatabase database = TestDatabase.create();
    private final List<Event> history = new ArrayList<>();

    @BeforeEach
    void history() {
        for (String id : List.of("cu", "moi", "khac")) {
            history.add(registered(id));
        }
        // The same bed under both ids, written differently; one more under each; another dormitory has such a bed too.
        arrives("cu", "1", "101", "2");
        arrives("moi", "2", "P.101", "giường 2");
        arrives("cu", "3", "101", "1");
        arrives("moi", "4", "102", "1");
        arrives("moi", "5", null, null);
        arrives("khac", "6", "101", "2");
        history.add(new EstablishmentMerged(
                new EstablishmentId("cu"), new EstablishmentId("moi"), MERGED, "một nhà", BEGIN, "admin"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_bed_with_guests_under_both_ids_is_one_bed_of_the_one_that_stays() throws SQLException {
        ZoneQueries zones = applied();
        assertThat(counted(zones, AFTER))
                .containsExactly("khac 1 in 1 of 80", "moi 5 in 4 of 80", "total 6 in 5 of 160", "employer 6 in 5");
        assertThat(counted(zones, BEFORE))
                .as("before the merger holds they are two establishments")
                .containsExactly(
                        "cu 2 in 2 of 80",
                        "khac 1 in 1 of 80",
                        "moi 3 in 3 of 80",
                        "total 6 in 6 of 240",
                        "employer 6 in 6");
    }

    @Test
    void a_guest_who_moves_out_of_the_shared_bed_takes_another() throws SQLException {
        history.add(Province.moved(
                checkedIn("cu", "1", guest("A", "038090000001", noon(1)).build()), noon(7), place("103", "1")));
        assertThat(counted(applied(), noon(8))).contains("moi 5 in 5 of 80");
    }

    @Test
    void who_sees_the_ended_one_only_counts_its_beds_by_themselves() throws SQLException {
        history.set(1, registered("moi", "16561"));
        ZoneOccupancy seen =
                applied().occupancy(ZONE, AFTER, Territory.ward("14797")).orElseThrow();
        assertThat(lines(seen)).contains("cu 2 in 2 of 0", "total 3 in 3 of 80");
    }

    @Test
    void a_check_out_under_the_ended_id_leaves_the_bed_to_the_other_guest() throws SQLException {
        history.add(checkedOut("cu", "1", noon(6)));
        assertThat(counted(applied(), AFTER)).contains("moi 4 in 4 of 80");
    }

    private ZoneQueries applied() throws SQLException {
        ListEventLog log = new ListEventLog();
        history.forEach(event -> log.append(noon(10), List.of(event)));
        StayFigures figures = new StayFigures(Clock.fixed(noon(11), Vietnam.ZONE), List.of(new OccupantTable()));
        BuiltReadModels.build(database, log.read(0, history.size()), figures);
        return new ZoneQueries(database.dataSource(), new EstablishmentCache(), new OccupancyCache());
    }

    private static List<String> counted(ZoneQueries zones, Instant at) {
        return lines(zones.occupancy(ZONE, at, Territory.province()).orElseThrow());
    }

    /** Persons in beds that are in use, of beds that there are. */
    private static List<String> lines(ZoneOccupancy seen) {
        List<String> lines = new ArrayList<>();
        seen.dormitories().stream()
                .filter(dormitory -> dormitory.beds() > 0 || dormitory.figures().persons() > 0)
                .forEach(dormitory ->
                        lines.add(dormitory.id() + " " + dormitory.figures().persons() + " in "
                                + dormitory.figures().occupied() + " of " + dormitory.beds()));
        lines.add("total " + seen.total().persons() + " in " + seen.total().occupied() + " of " + seen.beds());
        seen.employers()
                .forEach(employer -> lines.add("employer " + employer.figures().persons() + " in "
                        + employer.figures().occupied()));
        return lines;
    }

    private static EstablishmentRegistered registered(String id) {
        return registered(id, "14797");
    }

    private static EstablishmentRegistered registered(String id, String ward) {
        return new EstablishmentRegistered(
                new Establishment(
                        new EstablishmentId(id),
                        "Nhà ở " + id,
                        EstablishmentType.WORKER_DORMITORY,
                        null,
                        Regime.RESIDENCE_ONLY,
                        ward,
                        ZONE,
                        40,
                        80,
                        false,
                        LocalDate.of(2026, 1, 1)),
                BEGIN,
                "admin");
    }

    private void arrives(String establishment, String reference, String room, String bed) {
        history.add(checkedIn(
                establishment,
                reference,
                guest("Nguyễn Văn Thử", "03809000000" + reference, noon(1))
                        .set(Field.ROOM, room)
                        .set(Field.BED, bed)
                        .set(Field.WORKER_EMPLOYER, "Công ty Mẫu")
                        .set(Field.WORKER_EMPLOYER_TAX_CODE, "2800000000")
                        .build()));
    }

    private static Place place(String room, String bed) {
        return new Place(null, room, bed);
    }

    private static Instant noon(int day) {
        return Vietnam.startOf(LocalDate.of(2026, 7, day)).plus(Duration.ofHours(12));
    }
}
