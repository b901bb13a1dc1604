package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;
import static vn.luutru.projection.Province.stay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.ComplianceQuestion;
import vn.luutru.projection.compliance.ComplianceRow;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.compliance.ReportingQueries;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ObligationQueries;
import vn.luutru.projection.obligation.ReminderObligations;
import vn.luutru.projection.obligation.ReportedDays;

/**
 * One establishment was registered twice, as {@code cu} and {@code moi}, which declared on different days. After a merger nobody is
 * lost, found twice or silent, as events come and after a rebuild.
 */
@IntegrationTest
class MergedEstablishmentsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 11);
    private static final Clock NOON = Clock.fixed(Vietnam.startOf(TODAY).plus(Duration.ofHours(12)), Vietnam.ZONE);
    private static final EstablishmentId OLD = new EstablishmentId("cu");
    private static final EstablishmentId NEW = new EstablishmentId("moi");

    private final TestDatabase database = TestDatabase.create();
    private final ListEventLog log = new ListEventLog();
    private final List<Projection> models = List.of(
            new Register(), new Directory(), new ReportedDays(), new StayFigures(NOON, List.of(new DeclaredDays())));
    private ProjectionRunner runner;

    @BeforeEach
    void history() throws InterruptedException {
        runner = new ProjectionRunner(database.dataSource(), log, models);
        runner.start();
        append(registered("cu", "16531"));
        append(registered("moi", "16531"));
        append(registered("khac", "16531"));
        arrives("cu", "1", 1);
        append(checkedOut("cu", "1", day(2)));
        arrives("cu", "2", 3);
        arrives("moi", "3", 4);
        append(checkedOut("moi", "3", day(5)));
        arrives("cu", "4", 5);
        arrives("khac", "5", 1);
    }

    @AfterEach
    void close() {
        runner.close();
        database.close();
    }

    @Test
    void guests_of_both_ids_are_found_under_the_one_that_stays() throws Exception {
        merge(LocalDate.of(2026, 7, 6));
        AskedRegister asked = new AskedRegister(database.dataSource());
        ResidentsQuestion moi = ResidentsQuestion.builder().establishment("moi").build();

        assertThat(asked.residents(Scope.province(), moi).items())
                .extracting(found -> found.establishmentId() + "/" + found.reference())
                .containsExactlyInAnyOrder("cu/1", "cu/2", "moi/3", "cu/4");
        assertThat(asked.residents(Scope.province(), moi).items())
                .extracting(Resident::establishmentName)
                .containsOnly("Khách sạn moi");
        assertThat(asked.residents(
                                Scope.province(),
                                ResidentsQuestion.builder().establishment("cu").build())
                        .items())
                .hasSize(3);
        assertThat(asked.residents(Scope.establishments(Set.of(NEW)), moi).items())
                .extracting(Resident::reference)
                .containsExactly("3");
        assertThat(asked.words(
                                Scope.province(),
                                "khach san moi",
                                ResidentsQuestion.builder().build())
                        .page()
                        .items())
                .extracting(Resident::reference)
                .containsExactlyInAnyOrder("2", "4");
        assertThat(asked.establishments(Scope.province(), null, TODAY))
                .extracting(found -> found.establishmentId() + " " + found.name() + " " + found.inHouse())
                .containsExactly("moi Khách sạn moi 2", "khac Khách sạn khac 1");
    }

    @Test
    void a_guest_of_both_ids_is_in_one_place() throws Exception {
        arrives("moi", "2", 8);
        AskedRegister asked = new AskedRegister(database.dataSource());
        ResidentsQuestion twoPlaces = ResidentsQuestion.builder()
                .trait(ResidentTrait.TWO_PLACES, TODAY)
                .build();
        merge(JULY);
        assertThat(asked.residents(Scope.province(), twoPlaces).items()).isEmpty();
        assertThat(asked.elsewhere(Scope.province(), List.of(stay("cu", "2")))).isEmpty();
        arrives("khac", "2", 8);
        assertThat(asked.residents(Scope.province(), twoPlaces).items()).hasSize(3);
    }

    @Test
    void a_day_that_was_reported_under_either_id_is_reported() throws Exception {
        merge(JULY);

        assertThat(obligations(LocalDate.of(2026, 7, 3))).containsExactly("khac");
        assertThat(obligations(LocalDate.of(2026, 7, 4))).containsExactly("khac");
        assertThat(obligations(LocalDate.of(2026, 7, 8))).containsExactlyInAnyOrder("khac", "moi");
        assertThat(new ObligationQueries(database.dataSource(), NOON)
                        .of(NEW, 10)
                        .orElseThrow()
                        .daysWithoutReport())
                .containsExactly(day("02"), day("06"), day("07"), day("08"), day("09"), day("10"));
        assertThat(reporting())
                .containsExactlyInAnyOrder("moi last 2026-07-05 silent 5 of 4", "khac last 2026-07-01 silent 9 of 1");
    }

    @Test
    void compliance_counts_each_stay_once_and_no_day_of_the_establishment_twice() throws Exception {
        merge(JULY);
        assertThat(compliance())
                .containsExactly(
                        "cu on time 3 open 0 missing 0",
                        "khac on time 1 open 10 missing 9",
                        "moi on time 1 open 10 missing 6");
        assertThat(new ComplianceQueries(database.dataSource(), new EstablishmentCache(), NOON)
                        .progress(JULY, TODAY.minusDays(1), Territory.province()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.registered()).isEqualTo(2);
                    assertThat(row.declaring()).isEqualTo(2);
                    assertThat(row.declared()).isEqualTo(5);
                });
    }

    @Test
    void before_the_day_of_the_merger_both_are_open_and_neither_is_silent_for_the_other() throws Exception {
        merge(LocalDate.of(2026, 7, 6));
        assertThat(compliance())
                .containsExactly(
                        "cu on time 3 open 5 missing 1",
                        "khac on time 1 open 10 missing 9",
                        "moi on time 1 open 10 missing 6");
    }

    @Test
    void a_merger_is_taken_back_by_opening_again() throws Exception {
        List<String> before = answers();
        merge(JULY);
        assertThat(answers()).isNotEqualTo(before);
        append(new EstablishmentReopened(OLD, JULY, BEGIN, "admin"));
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void two_that_were_merged_into_each_other_each_keep_their_own() throws Exception {
        merge(JULY);
        append(new EstablishmentMerged(NEW, OLD, JULY, "nhầm", BEGIN, "admin-2"));
        AskedRegister asked = new AskedRegister(database.dataSource());
        assertThat(asked.establishments(Scope.province(), null, TODAY))
                .extracting(EstablishmentCount::establishmentId)
                .containsExactly("cu", "khac");
    }

    @Test
    void a_rebuild_comes_to_the_same() throws Exception {
        merge(LocalDate.of(2026, 7, 6));
        arrives("moi", "6", 7);
        append(checkedOut("cu", "2", day(8)));
        List<String> answers = answers();
        Map<String, Map<String, List<String>>> rows = rows();

        models.forEach(model -> runner.rebuild(model.name()));

        await().atMost(TIMEOUT).until(() -> runner.statuses().stream().allMatch(status -> status.rebuiltTo() == null));
        assertThat(answers()).isEqualTo(answers);
        assertThat(rows()).isEqualTo(rows);
    }

    private Map<String, Map<String, List<String>>> rows() throws SQLException {
        Map<String, Map<String, List<String>>> rows = new LinkedHashMap<>();
        try (Connection connection = database.connect()) {
            for (Projection model : models) {
                rows.put(model.name(), SchemaRows.of(connection, model.name()));
            }
        }
        return rows;
    }

    private List<String> answers() {
        List<String> answers = new ArrayList<>(compliance());
        answers.addAll(reporting());
        for (int day = 1; day <= 10; day++) {
            answers.add(day + " " + obligations(JULY.plusDays(day - 1L)));
        }
        new AskedRegister(database.dataSource())
                .establishments(Scope.province(), null, TODAY)
                .forEach(found -> answers.add(found.toString()));
        new DirectoryQueries(database.dataSource(), NOON)
                .search("", 10)
                .items()
                .forEach(record -> answers.add(record.id() + " " + record.stateOn(TODAY) + " " + record.mergedInto()));
        return answers;
    }

    private List<String> compliance() {
        return new ComplianceQueries(database.dataSource(), new EstablishmentCache(), NOON)
                        .list(new ComplianceQuestion(Territory.province(), null, JULY, TODAY.minusDays(1), null, 100))
                        .items()
                        .stream()
                        .map(MergedEstablishmentsTest::line)
                        .toList();
    }

    private static String line(ComplianceRow row) {
        return row.establishmentId() + " on time " + row.onTime() + " open " + row.openDays() + " missing "
                + row.missingDays();
    }

    private List<String> reporting() {
        return new ReportingQueries(database.dataSource(), new EstablishmentCache())
                .list(Scope.province(), JULY, TODAY).stream()
                        .map(row -> row.establishmentId() + " last " + row.lastDay() + " silent " + row.silentDays()
                                + " of " + row.declared())
                        .toList();
    }

    private List<String> obligations(LocalDate day) {
        return new ReminderObligations(database.dataSource())
                .silent(List.of(OLD, NEW, new EstablishmentId("khac")), day).stream()
                        .map(EstablishmentId::value)
                        .sorted()
                        .toList();
    }

    private void merge(LocalDate from) throws InterruptedException {
        append(new EstablishmentMerged(OLD, NEW, from, "một nhà", BEGIN, "admin"));
    }

    private void arrives(String establishment, String reference, int day) throws InterruptedException {
        append(checkedIn(
                establishment,
                reference,
                guest("Nguyễn Văn Thử", "03809000000" + reference, day(day)).build()));
    }

    private static Instant day(int day) {
        return Vietnam.startOf(LocalDate.of(2026, 7, day)).plus(Duration.ofHours(14));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse("2026-07-" + day);
    }

    private void append(Event event) throws InterruptedException {
        long position = log.append(day(10), List.of(event));
        for (Projection model : models) {
            assertThat(runner.awaitPosition(model.name(), position, TIMEOUT)).isTrue();
        }
    }
}
