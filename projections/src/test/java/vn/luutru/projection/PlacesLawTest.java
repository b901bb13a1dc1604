package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.access.Territory;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.ComplianceQuestion;
import vn.luutru.projection.compliance.ComplianceRow;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.compliance.OpenMonth;
import vn.luutru.projection.compliance.Reporting;
import vn.luutru.projection.compliance.ReportingQueries;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.hospital.HospitalQueries;
import vn.luutru.projection.hospital.HospitalSnapshots;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.OccupantTable;
import vn.luutru.projection.zone.ZoneQueries;
import vn.luutru.projection.zone.ZoneSnapshots;

@IntegrationTest
class PlacesLawTest {

    private static final List<Projection> ALL = List.of(new StayFigures(
            Clock.systemUTC(),
            List.of(new DeclaredDays(), new OccupantTable(), new ZoneSnapshots(), new HospitalSnapshots())));
    private static final int LENGTH = 150;

    private static final String EVERY_WARD = "each by name";

    /** 16 August 2026, noon in Viet Nam: within the history. */
    private static final Clock CLOCK = Clock.fixed(Province.BEGIN.plus(Duration.ofDays(46)), Vietnam.ZONE);

    /** What was known of the tables before is of no use for those that took their place. */
    private static final OccupancyCache KNOWN_FOR_LONG = new OccupancyCache();

    /** Stays that are known in memory; who left before is found in the tables. */
    private static final int FEW = 4;

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 12)
    void every_figure_is_what_counting_one_by_one_finds(@ForAll long seed) throws SQLException {
        List<Event> events = PlacesHistory.of(seed, LENGTH);
        Random random = new Random(seed);
        ListEventLog log = logOf(events);
        Map<String, Map<String, List<String>>> step = build(log, random, 9);
        compare(new OccupancyReference(events), new ComplianceReference(events), random);
        assertThat(build(log, random, 1)).isEqualTo(step);
        // The keys are gone: what is built anew from what can still be read is the same.
        destroyKeys(log, events);
        assertThat(build(log, random, LENGTH)).isEqualTo(step);
    }

    private static Territory territory(@Nullable String asked) {
        if (asked == null) {
            return Territory.province();
        }
        return asked.equals(EVERY_WARD) ? Territory.wards(Set.copyOf(PlacesHistory.WARDS)) : Territory.ward(asked);
    }

    private static void compare(OccupancyReference occupancy, ComplianceReference declared, Random random) {
        List<OccupancyCache> ways = List.of(KNOWN_FOR_LONG, new OccupancyCache(), new OccupancyCache(FEW));
        OccupancyCache occupants = ways.get(random.nextInt(ways.size()));
        ZoneQueries zones = new ZoneQueries(database.dataSource(), new EstablishmentCache(), occupants);
        HospitalQueries hospitals = new HospitalQueries(database.dataSource(), new EstablishmentCache(), occupants);
        ComplianceQueries compliance = new ComplianceQueries(database.dataSource(), new EstablishmentCache(), CLOCK);
        ReportingQueries reporting = new ReportingQueries(database.dataSource(), new EstablishmentCache());
        LocalDate today = Vietnam.dateOf(CLOCK.instant());
        List<@Nullable String> wards = Arrays.asList(null, PlacesHistory.WARDS.getFirst(), EVERY_WARD);
        for (@Nullable String asked : wards) {
            Territory territory = territory(asked);
            // The history has no others: all of them by name are the whole.
            @Nullable String ward = EVERY_WARD.equals(asked) ? null : asked;
            for (int i = 0; i < 5; i++) {
                Instant at = PlacesHistory.at(random.nextInt(LENGTH)).plusSeconds(random.nextInt(90_000));
                for (String zone : PlacesHistory.ZONES) {
                    zones.occupancy(zone, at, territory)
                            .ifPresent(found -> assertThat(found).isEqualTo(occupancy.zone(zone, at, ward)));
                }
                assertThat(hospitals.occupancy(at, territory)).isEqualTo(occupancy.hospitals(at, ward));
            }
            LocalDate from = LocalDate.of(2026, 6, 15).plusDays(random.nextInt(40));
            LocalDate to = from.plusDays(random.nextInt(40));
            List<ComplianceRow> found = new ArrayList<>();
            String page = null;
            do {
                Page<ComplianceRow> some = compliance.list(new ComplianceQuestion(territory, null, from, to, page, 3));
                found.addAll(some.items());
                page = some.nextPage();
            } while (page != null);
            assertThat(found).isEqualTo(declared.compliance(from, to, today, ward));
            assertThat(compliance.progress(from, to, ward == null ? territory : Territory.province()))
                    .isEqualTo(declared.progress(from, to));
            LocalDate day = LocalDate.of(2026, 6, 28).plusDays(random.nextInt(48));
            assertThat(openDays(compliance.openDays(YearMonth.from(day)), day))
                    .isEqualTo(openDays(declared.compliance(day, day, today, null)));
            Scope scope = ward == null ? Scope.province() : Scope.ward(ward);
            assertThat(reporting.list(scope, from, to).stream()
                            .sorted(Comparator.comparing(Reporting::establishmentId)))
                    .containsExactlyElementsOf(declared.reporting(scope, from, to));
        }
    }

    /** By ward: how many tourist establishments were open on a day, and how many of them declared. */
    private static Map<String, List<Long>> openDays(OpenMonth month, LocalDate day) {
        Map<String, List<Long>> wards = new TreeMap<>();
        for (String ward : month.wards()) {
            if (month.open(ward, day) > 0) {
                wards.put(ward, List.of(month.open(ward, day), month.declared(ward, day)));
            }
        }
        assertThat(wards.values().stream().mapToLong(List::getFirst).sum()).isEqualTo(month.open(day));
        assertThat(wards.values().stream().mapToLong(List::getLast).sum()).isEqualTo(month.declared(day));
        return wards;
    }

    private static Map<String, List<Long>> openDays(List<ComplianceRow> ofOneDay) {
        Map<String, List<Long>> wards = new TreeMap<>();
        for (ComplianceRow line : ofOneDay) {
            if (line.type().tourism() && line.openDays() > 0) {
                wards.merge(
                        line.ward(),
                        List.of(line.openDays(), line.openDays() - line.missingDays()),
                        (one, other) -> List.of(one.getFirst() + other.getFirst(), one.getLast() + other.getLast()));
            }
        }
        return wards;
    }

    @Example
    void the_random_histories_have_something_to_count() {
        long persons = 0;
        long past30 = 0;
        long admissions = 0;
        long leavings = 0;
        long inpatients = 0;
        long missing = 0;
        long nils = 0;
        long moved = 0;
        long certain = 0;
        long missingCheckOuts = 0;
        long undischarged = 0;
        for (long seed = 1; seed <= 20; seed++) {
            List<Event> events = PlacesHistory.of(seed, LENGTH);
            Instant at = PlacesHistory.at(LENGTH);
            OccupancyReference occupancy = new OccupancyReference(events);
            moved += occupancy.movedInHouse(at);
            var zone = occupancy.zone(PlacesHistory.ZONES.getFirst(), at, null).total();
            persons += zone.persons();
            past30 += zone.past30();
            certain += zone.persons() - zone.missingCheckOuts();
            missingCheckOuts += zone.missingCheckOuts();
            undischarged += occupancy.hospitals(at, null).total().missingCheckOuts();
            admissions += occupancy.hospitals(at, null).total().admissions();
            leavings += zone.leavings();
            inpatients += occupancy.hospitals(at, null).total().inpatients();
            for (ComplianceRow line : new ComplianceReference(events)
                    .compliance(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 15), Vietnam.dateOf(at), null)) {
                missing += line.missingDays();
                nils += line.nilDays();
            }
        }
        assertThat(List.of(persons, past30, admissions, leavings, inpatients, missing, nils, moved))
                .allMatch(count -> count > 0);
        assertThat(List.of(certain, missingCheckOuts, undischarged)).allMatch(count -> count > 0);
    }

    @Example
    void no_column_holds_who_it_was() throws SQLException {
        ListEventLog log = new ListEventLog();
        log.append(
                Province.BEGIN,
                List.of(
                        Province.registered("h0", "14797"),
                        Province.checkedIn(
                                "h0",
                                "CUA-BA-CAM",
                                Province.guest("Lò Thị Cắm", "038190123456", Province.BEGIN)
                                        .set(Field.DATE_OF_BIRTH, BirthDate.of(LocalDate.of(1987, 11, 23)))
                                        .set(Field.PHONE, "0912345678")
                                        .set(Field.OCCUPATION, "thợ cắm")
                                        .set(Field.RESIDENCE_ADDRESS, "Ngõ Cắm 7")
                                        .set(Field.RESIDENCE_WARD, "16999")
                                        .set(Field.PARTY, "đoàn-cắm")
                                        .build()),
                        Province.corrected("h0", "CUA-BA-CAM", Field.FULL_NAME, "Lò Thị Cấm"),
                        Province.corrected("h0", "CUA-BA-CAM", Field.DOCUMENT_NUMBER, "038190654321")));
        // A midnight passes, so that there is a snapshot of it.
        log.append(Province.BEGIN.plus(Duration.ofDays(1)), List.of(Province.registered("h1", "14797")));
        String rows = build(log, new Random(1), 9).toString();
        assertThat(rows)
                .contains("h0", "\"kind\": \"TOTAL\"")
                .doesNotContainIgnoringCase("cắm")
                .doesNotContainIgnoringCase("cấm")
                .doesNotContain("CUA-BA-CAM", "038190", "1987", "0912345678", "16999");
    }

    private static ListEventLog logOf(List<Event> events) {
        ListEventLog log = new ListEventLog();
        for (int i = 0; i < events.size(); i++) {
            log.append(PlacesHistory.at(i), List.of(events.get(i)));
        }
        return log;
    }

    private static void destroyKeys(ListEventLog log, List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof StayForgotten forgotten) {
                log.destroyKey(forgotten.stream());
            } else if (events.get(i) instanceof MonthForgotten) {
                events.subList(0, i).stream()
                        .filter(StayEvent.class::isInstance)
                        .forEach(event -> log.destroyKey(event.stream()));
            }
        }
    }

    /** Builds the serving schemas anew; returns their rows. */
    private static Map<String, Map<String, List<String>>> build(ListEventLog log, Random random, int largest)
            throws SQLException {
        Map<String, Map<String, List<String>>> rows = new LinkedHashMap<>();
        try (Connection connection = database.connect()) {
            for (Projection projection : ALL) {
                String schema = projection.name();
                BuiltReadModels.create(connection, schema, projection);
                for (long after = 0; after < log.head(); ) {
                    int size = 1 + random.nextInt(largest);
                    projection.apply(connection, after, log.read(after, size));
                    after = Math.min(log.head(), after + size);
                }
                rows.put(schema, SchemaRows.of(connection, schema));
            }
            connection.commit();
        }
        return rows;
    }
}
