package vn.luutru.app.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.adapter.http.admin.Erasure;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.app.PlantedEvents;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.WatchListEvent;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.journal.StayErasure;
import vn.luutru.projection.register.QuestionsAboutGuest;
import vn.luutru.projection.watch.NotesAboutStay;

/** What is answered of a stay once its personal data is erased. */
@IntegrationTest
class ErasedStaysTest {

    private static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01"};

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-ERASED", "16531");
    }

    @Test
    void a_stay_whose_key_is_destroyed_is_erased() throws Exception {
        Reply stay =
                luutru.put(OPERATOR, "/v1/establishments/E-ERASED/stays/f", checkIn("Lý Văn Quên", "038090777009"));
        String id = stay.json().at("/receipt/stayId").asString();
        Reply gone = luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "");
        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        long at = gone.json().path("position").asLong();
        Reply found = luutru.get(POLICE, "/v1/residents?name=ly+van+quen&minPosition=" + at, WHY);
        assertThat(found.json().path("items").size()).isZero();
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-ERASED/stays/f").text())
                .contains("FORGOTTEN")
                .doesNotContain("Quên");
    }

    @Test
    void of_an_erased_stay_nothing_is_answered_but_that_it_was_declared() throws Exception {
        luutru.put(ADMIN, "/v1/establishments/E-ERASED-BV", """
            {"name": "Bệnh viện Mẫu", "type": "HOSPITAL", "regime": "RESIDENCE_ONLY", "ward": "16531",
             "rooms": 40, "beds": 80, "remote": false, "validFrom": "2020-01-01"}\
            """);
        String declared = checkIn("Ngô Thị Mất", "038190777209")
                .replace("\"bed\": null", """
                    "bed": "G-77", "patient": {"role": "INPATIENT", "department": "Khoa Ẩn"},
                    "worker": {"employer": "Công ty Kín", "employerTaxCode": "2801234567"}\
                    """)
                .replace("\"301\"", "\"P-909\"");
        List<String> facts =
                List.of("P-909", "G-77", "Khoa Ẩn", "Công ty Kín", "2801234567", "2026-07-01", "CARD_QR", "B-1007");
        String first = "/v1/establishments/E-ERASED-BV/stays/first";
        String second = "/v1/establishments/E-ERASED-BV/stays/second";
        String erased = luutru.put(OPERATOR, first, declared)
                .json()
                .at("/receipt/stayId")
                .asString();
        Reply other = luutru.put(OPERATOR, second, declared);
        assertThat(other.status()).as(other.text()).isEqualTo(201);
        assertThat(luutru.get(OPERATOR, second).text()).contains(facts);

        // As the destruction of a month leaves it, which cannot be tried while the month goes on: no event of its own.
        new PlantedEvents(luutru.context.getBean(DataSource.class))
                .destroyKey(other.json().at("/receipt/stayId").asString());
        Reply gone = luutru.post(ADMIN, "/v1/privacy/stays/" + erased + "/destruction", "");
        assertThat(gone.status()).as(gone.text()).isEqualTo(200);

        for (String stay : List.of(first, second)) {
            Reply left = luutru.get(OPERATOR, stay);
            assertThat(left.json().path("state").asString()).as(left.text()).isEqualTo("FORGOTTEN");
            assertThat(left.text()).doesNotContain(facts).doesNotContain("dueAt");
            assertThat(left.json().at("/receipts/0/number").asString()).isNotEmpty();
            assertThat(luutru.put(OPERATOR, stay, declared).codes()).containsExactly("STAY_FORGOTTEN");
            assertThat(luutru.post(OPERATOR, stay + "/check-out", "{\"departedAt\": \"2026-07-03T10:00:00+07:00\"}")
                            .text())
                    .doesNotContain(facts);
        }
        long at = gone.json().path("position").asLong();
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-ERASED-BV/stays?minPosition=" + at)
                        .text())
                .doesNotContain(erased);
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-ERASED-BV/obligations?minPosition=" + at)
                        .text())
                .doesNotContain(erased);
        assertThat(luutru.get(POLICE, "/v1/residents?establishment=E-ERASED-BV&minPosition=" + at, WHY)
                        .text())
                .doesNotContain(erased);
    }

    @Test
    void with_a_guest_goes_what_was_asked_for_and_a_rebuild_does_not_bring_it_back() throws Exception {
        Reply stay =
                luutru.put(OPERATOR, "/v1/establishments/E-ERASED/stays/q", checkIn("Mạc Thị Xóa", "038190777119"));
        String id = stay.json().at("/receipt/stayId").asString();
        long counted = stay.json().at("/receipt/position").asLong();
        Reply found = luutru.get(POLICE, "/v1/residents?document=0381+9077+7119&minPosition=" + counted, WHY);
        String person = found.json().at("/items/0/personId").asString();
        luutru.get(POLICE, "/v1/persons/" + person + "/stays", WHY);
        // As questions were recorded before persons left by a pseudonym.
        String own = luutru.context
                .getBean(PersonPseudonyms.class)
                .person(UUID.fromString(person))
                .orElseThrow()
                .toString();
        luutru.get(POLICE, "/v1/persons/" + own + "/stays", WHY);
        assertThat(askedFor()).contains(person, own);
        luutru.get(POLICE, "/v1/residents?name=xoa+thi+mac", WHY);
        luutru.get(POLICE, "/v1/residents?name=mac", WHY);

        Reply gone = luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "");
        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        assertThat(askedFor())
                .doesNotContain("9077 7119", person, own, "xoa thi mac")
                .contains("\"mac\"");

        luutru.post(ADMIN, "/v1/projections/access/rebuild", "");
        boolean rebuilding = true;
        while (rebuilding) {
            Thread.onSpinWait();
            rebuilding = luutru.projections().stream()
                    .anyMatch(one -> one.path("name").asString().equals("access")
                            && !one.path("state").asString().equals("RUNNING"));
        }
        assertThat(askedFor())
                .doesNotContain("9077 7119", person, own, "xoa thi mac")
                .contains("\"mac\"");
    }

    @Test
    void a_question_that_is_recorded_while_a_stay_is_erased_goes_with_it() throws Exception {
        Reply stay =
                luutru.put(OPERATOR, "/v1/establishments/E-ERASED/stays/b", checkIn("Kha Thị Giữa", "038190777127"));
        StayId id = new StayId(UUID.fromString(stay.json().at("/receipt/stayId").asString()));
        Erasure recorded =
                new RecordedErasure(bean(StayErasure.class), bean(Journal.class), bean(PostgresErasure.class));
        Erasure meanwhile = new Erasure() {
            @Override
            public Optional<Long> erase(StayId erased, Instant at, String by) {
                try {
                    luutru.get(POLICE, "/v1/residents?document=038190777127", WHY);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return recorded.erase(erased, at, by);
            }

            @Override
            public long erase(YearMonth month, Instant at, String by, String askedBy) {
                return recorded.erase(month, at, by, askedBy);
            }
        };

        new ErasureWithQuestions(
                        meanwhile,
                        bean(PostgresErasure.class),
                        new QuestionsAboutGuest(bean(DataSource.class), bean(PersonPseudonyms.class)),
                        new NotesAboutStay(bean(DataSource.class)),
                        bean(ReadModelsOfPersons.class))
                .erase(id, Instant.now(), "admin");

        assertThat(askedFor()).doesNotContain("038190777127");
    }

    @Test
    void what_an_officer_noted_about_a_match_goes_with_the_stay() throws Exception {
        Reply entry = luutru.post(POLICE, "/v1/watch-list", """
            {"number": "038190777135", "owner": "Công an tỉnh", "basis": "QĐ 45", "expiresOn": "%s"}\
            """.formatted(
                        LocalDate.now(Vietnam.ZONE).plusDays(30)));
        assertThat(entry.status()).as(entry.text()).isEqualTo(201);
        Reply stay =
                luutru.put(OPERATOR, "/v1/establishments/E-ERASED/stays/n", checkIn("Lều Thị Ghi", "038190777135"));
        String id = stay.json().at("/receipt/stayId").asString();
        luutru.settle();
        UUID alert =
                WatchListEvent.alert(UUID.fromString(entry.json().path("id").asString()), UUID.fromString(id));
        Reply noted = luutru.post(
                POLICE, "/v1/watch-list/alerts/" + alert + "/acknowledgement", "{\"note\": \"Bà Ghi đã về nhà\"}");
        assertThat(noted.status()).as(noted.text()).isEqualTo(200);
        assertThat(keys(WatchListEvent.note(alert))).isEqualTo(1);

        Reply gone = luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "");

        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        assertThat(keys(WatchListEvent.note(alert))).isZero();
        assertThat(luutru.get(POLICE, "/v1/watch-list/alerts?minPosition=" + luutru.head(), WHY)
                        .text())
                .doesNotContain(alert.toString())
                .doesNotContain("Bà Ghi");
    }

    private int keys(UUID stream) throws SQLException {
        try (Connection connection = bean(DataSource.class).getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from log.stream_key where stream = ?")) {
            select.setObject(1, stream);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private <T> T bean(Class<T> type) {
        return luutru.context.getBean(type);
    }

    private String askedFor() throws Exception {
        return luutru.get(ADMIN, "/v1/access-log?size=500&minPosition=" + luutru.head())
                .text();
    }
}
