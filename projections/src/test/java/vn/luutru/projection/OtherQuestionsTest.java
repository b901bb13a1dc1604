package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.corrected;
import static vn.luutru.projection.Province.establishment;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;
import static vn.luutru.projection.Province.stay;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.Scope;
import vn.luutru.access.Territory;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.access.AccessQuestion;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.EstablishmentsQuestion;
import vn.luutru.projection.directory.Zone;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ObligationQueries;
import vn.luutru.projection.obligation.Obligations;
import vn.luutru.projection.obligation.ReminderObligations;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;

@IntegrationTest
class OtherQuestionsTest {

    /** 31 July 2026, noon in Viet Nam. */
    private static final Clock NOON = Clock.fixed(BEGIN.plus(Duration.ofDays(30)), Vietnam.ZONE);

    private static final EstablishmentId BIEN = new EstablishmentId("bien");
    private static TestDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        ListEventLog log = new ListEventLog();
        log.append(
                BEGIN,
                List.of(
                        registered("bien", "16531"),
                        registered("nui", "16531"),
                        registered("kcn", "14797"),
                        // In a zone, but only from next year on.
                        new EstablishmentRegistered(
                                establishment("sau", "14797", LocalDate.of(2027, 1, 1)), BEGIN, "admin"),
                        new EstablishmentChanged(
                                establishment("nui", "16522", LocalDate.of(2026, 8, 15)), BEGIN, "admin"),
                        new EstablishmentClosed(
                                new EstablishmentId("nui"), LocalDate.of(2026, 7, 1), "nghỉ", BEGIN, "admin"),
                        new EstablishmentSuspended(BIEN, LocalDate.of(2026, 7, 29), "sửa", BEGIN, "admin"),
                        new NilReported(BIEN, LocalDate.of(2026, 7, 27), day(27), "key-1"),
                        checkedIn(
                                "bien",
                                "cu",
                                guest("Nguyễn Văn Thử", "038090000001", day(3))
                                        .set(Field.EXPECTED_DEPARTURE_ON, LocalDate.of(2026, 7, 30))
                                        .build()),
                        checkedIn(
                                "bien",
                                "tay",
                                guest("Maria Example", "X1", day(30))
                                        .set(Field.NATIONALITY, "FRA")
                                        .build()),
                        checkedIn(
                                "bien",
                                "khong",
                                guest("Lê Thị Mẫu", "0", day(26))
                                        .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                                        .build()),
                        checkedIn(
                                "bien",
                                "tay-cu",
                                guest("Maria Example", "X2", day(3))
                                        .set(Field.NATIONALITY, "FRA")
                                        .build()),
                        checkedIn(
                                "bien",
                                "cung-phuong",
                                guest("Lê Thị Gần", "038190000005", day(3))
                                        .set(Field.RESIDENCE_WARD, "16531")
                                        .build()),
                        checkedIn("bien", "vd-1", unidentified("VD-01")),
                        checkedIn("bien", "vd-2", unidentified("VD-02")),
                        checkedOut("bien", "vd-2", day(28)),
                        checkedIn("bien", "vd-3", unidentified("VD-03")),
                        corrected(
                                stay("bien", "vd-3"),
                                StayDetails.builder()
                                        .set(Field.FULL_NAME, "Lê Thị Mẫu")
                                        .set(Field.DATE_OF_BIRTH, BirthDate.ofYear(1990))
                                        .set(Field.NATIONALITY, "VNM")
                                        .build(),
                                "Đã xác định",
                                null,
                                day(30)),
                        // Declared of one day, corrected to another, and erased: both days stay reported.
                        checkedIn(
                                "bien",
                                "xoa",
                                guest("Mạc Thị Xóa", "038190777119", day(26)).build()),
                        corrected(
                                stay("bien", "xoa"),
                                StayDetails.builder()
                                        .set(Field.ARRIVED_AT, day(25))
                                        .build(),
                                "Nhập sai ngày",
                                null,
                                day(27)),
                        new StayForgotten(stay("bien", "xoa"), day(28), "admin"),
                        asked(1, "an"),
                        asked(2, "binh"),
                        asked(3, "an")));
        BuiltReadModels.build(
                database,
                log.read(0, 1_000),
                new Register(),
                new Directory(),
                new ReportedDays(),
                new StayFigures(NOON, List.of(new DeclaredDays())),
                new AccessLog());
    }

    private static StayDetails unidentified(String name) {
        return Province.unidentified(name, day(26))
                .set(Field.NATIONALITY, name.endsWith("1") ? "XXX" : null)
                .build();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void an_establishment_is_asked_for_what_it_still_owes() {
        Obligations owed =
                new ObligationQueries(database.dataSource(), NOON).of(BIEN, 6).orElseThrow();
        assertThat(owed.today()).isEqualTo(LocalDate.of(2026, 7, 31));
        // 25, 26 and 30 July had guests, 27 a nil report; from 29 on it was suspended.
        assertThat(owed.daysWithoutReport()).containsExactly(LocalDate.of(2026, 7, 28));
        assertThat(new ReminderObligations(database.dataSource()).silent(List.of(BIEN), LocalDate.of(2026, 7, 25)))
                .isEmpty();
        assertThat(new ReminderObligations(database.dataSource()).silent(List.of(BIEN), LocalDate.of(2026, 7, 28)))
                .containsExactly(BIEN);
        assertThat(owed.departureOverdue())
                .extracting(Obligations.Item::reference)
                .containsExactly("cu");
        assertThat(owed.residenceThreshold())
                .extracting(Obligations.Item::reference)
                .containsExactly("cu");
        assertThat(owed.residenceThreshold().getFirst().dueOn()).isEqualTo(LocalDate.of(2026, 8, 2));
        assertThat(owed.foreigners()).extracting(Obligations.Item::reference).containsExactly("tay");
        assertThat(owed.withoutPapers())
                .extracting(Obligations.Item::reference)
                .containsExactlyInAnyOrder("khong", "vd-1", "vd-3");
        assertThat(owed.unidentified())
                .extracting(Obligations.Item::reference)
                .containsExactlyInAnyOrder("vd-1", "vd-2");
        assertThat(owed.unidentified().getFirst().dueOn()).isEqualTo(LocalDate.of(2026, 7, 28));
        assertThat(owed.unidentified().getFirst().timeliness()).isEqualTo(Timeliness.ON_TIME);
        assertThat(owed.complete()).isTrue();
        assertThat(new ObligationQueries(database.dataSource(), NOON).of(new EstablishmentId("none"), 6))
                .isEmpty();
    }

    @Test
    void the_directory_shows_what_holds_today() {
        DirectoryQueries directory = new DirectoryQueries(database.dataSource(), NOON);
        assertThat(ids(directory
                        .list(new EstablishmentsQuestion(Territory.province(), "16531", null, null, null, 10))
                        .items()))
                .containsExactly("bien", "nui");
        assertThat(ids(directory
                        .list(new EstablishmentsQuestion(Territory.ward("16522"), null, null, null, null, 10))
                        .items()))
                .isEmpty();
        assertThat(directory.zones(Territory.province())).containsExactly(new Zone("nghi-son", 1, 80));
        assertThat(directory.zones(Territory.ward("16531"))).isEmpty();
        assertThat(directory.zones(Territory.province(), LocalDate.of(2027, 1, 1)))
                .containsExactly(new Zone("nghi-son", 2, 160));
        assertThat(directory.zones(Territory.province(), LocalDate.of(2025, 12, 31)))
                .isEmpty();
        assertThat(directory.find(new EstablishmentId("nui")).orElseThrow().descriptions())
                .hasSize(2);
        var first = directory.list(new EstablishmentsQuestion(Territory.province(), null, null, null, null, 2));
        var second =
                directory.list(new EstablishmentsQuestion(Territory.province(), null, null, null, first.nextPage(), 2));
        assertThat(ids(first.items())).containsExactly("bien", "kcn");
        assertThat(ids(second.items())).containsExactly("nui", "sau");
        assertThat(second.nextPage()).isNull();
    }

    @Test
    void a_reader_of_the_access_log_may_be_kept_to_their_own_questions() {
        assertThat(log(new AccessQuestion("an", null, null, null, null, 10)).items())
                .containsExactly(entry(3, "an"), entry(1, "an"));
        var first = log(new AccessQuestion(null, null, day(1), day(9), null, 2));
        assertThat(first.items()).hasSize(2);
        assertThat(log(new AccessQuestion(null, null, day(1), day(9), first.nextPage(), 2))
                        .items())
                .containsExactly(entry(1, "an"));
    }

    private static Page<AccessEntry> log(AccessQuestion question) {
        AccessQueries access = new AccessQueries(database.dataSource(), new PersonPseudonyms(new byte[32]));
        return Asking.as(Scope.province(), allowed -> access.list(allowed, question));
    }

    private static List<String> ids(List<vn.luutru.declaration.establishment.EstablishmentRecord> records) {
        return records.stream().map(record -> record.id().value()).toList();
    }

    private static AccessEntry entry(int number, String reader) {
        PersonsQueried asked = asked(number, reader);
        return new AccessEntry(
                AccessEntry.Kind.PERSONS_QUERIED,
                asked.query(),
                asked.reader(),
                asked.role(),
                asked.territory(),
                asked.purpose(),
                asked.caseFile(),
                asked.question(),
                asked.criteria(),
                asked.results(),
                asked.askedAt());
    }

    private static PersonsQueried asked(int number, String reader) {
        return new PersonsQueried(
                new UUID(number, 8),
                reader,
                "POLICE",
                "16531",
                "MISSING_PERSON",
                "HS-1",
                "residents",
                Map.of("name", "thu", "ward", "16531"),
                2,
                day(number));
    }

    private static Instant day(int ofJuly) {
        return BEGIN.plus(Duration.ofDays(ofJuly - 1));
    }
}
