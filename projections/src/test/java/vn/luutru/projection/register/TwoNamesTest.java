package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.TestDatabase;

/** One paper under two names is one that nobody else has. */
@IntegrationTest
class TwoNamesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 5);

    private final List<Event> events = new ArrayList<>(List.of(registered("h1", "16531")));

    private void inHouse(String reference, String name, DocumentType type, String number, String nationality) {
        events.add(checkedIn(
                "h1",
                reference,
                guest(name, number, BEGIN)
                        .set(Field.DOCUMENT_TYPE, type)
                        .set(Field.NATIONALITY, nationality)
                        .build()));
    }

    private List<String> listed() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            ListEventLog log = new ListEventLog();
            log.append(BEGIN, events);
            return AskedRegister.filled(database, log)
                    .residents(
                            Scope.province(),
                            ResidentsQuestion.builder()
                                    .trait(ResidentTrait.TWO_NAMES, TODAY)
                                    .build())
                    .items()
                    .stream()
                    .map(Resident::reference)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_card_and_a_passport_under_two_names_are_listed() throws SQLException {
        inHouse("card-1", "Nguyễn Văn Thử", DocumentType.CCCD, "038090000001", "VNM");
        inHouse("card-2", "Trần Văn Khác", DocumentType.CAN_CUOC, "038090000001", "VNM");
        inHouse("passport-1", "HONG GILDONG", DocumentType.PASSPORT, "M70000001", "KOR");
        inHouse("passport-2", "KIM CHULSU", DocumentType.PASSPORT, "M70000001", "KOR");

        assertThat(listed()).containsExactly("card-1", "card-2", "passport-1", "passport-2");
    }

    @Test
    void one_name_in_two_spellings_or_orders_is_one() throws SQLException {
        inHouse("card-1", "Nguyễn Văn Thử", DocumentType.CCCD, "038090000001", "VNM");
        inHouse("card-2", "NGUYEN VAN THU", DocumentType.CMND, "038090000001", "VNM");
        inHouse("passport-1", "HONG GILDONG", DocumentType.PASSPORT, "M70000001", "KOR");
        inHouse("passport-2", "Gildong Hong", DocumentType.PASSPORT, "M70000001", "KOR");

        assertThat(listed()).isEmpty();
    }

    @Test
    void numbers_that_are_not_one_persons_are_compared_with_nothing() throws SQLException {
        int stays = 0;
        for (String filler : List.of("0", "N/A", "KHÔNG", "000000000000", "123456789012", "-")) {
            for (DocumentType type : List.of(DocumentType.PASSPORT, DocumentType.CCCD, DocumentType.OTHER)) {
                inHouse("a" + stays, "Nguyễn Văn Thử", type, filler, "VNM");
                inHouse("b" + stays++, "Lê Thị Mẫu", type, filler, "VNM");
            }
        }
        inHouse("child-1", "Nguyễn Văn Bé", DocumentType.BIRTH_CERTIFICATE, "15/2019", "VNM");
        inHouse("child-2", "Lê Thị Bé", DocumentType.BIRTH_CERTIFICATE, "15/2019", "VNM");
        inHouse("korean", "HONG GILDONG", DocumentType.PASSPORT, "M70000001", "KOR");
        inHouse("japanese", "YAMADA TARO", DocumentType.PASSPORT, "M70000001", "JPN");
        inHouse("licence", "Phạm Văn Lái", DocumentType.DRIVING_LICENCE, "038090000001", "VNM");
        inHouse("card", "Nguyễn Văn Thử", DocumentType.CCCD, "038090000001", "VNM");
        inHouse("old-1", "Đỗ Văn Cũ", DocumentType.CMND, "171234567", "VNM");
        inHouse("old-2", "Vũ Văn Cũ", DocumentType.CMND, "171234567", "VNM");

        assertThat(listed()).isEmpty();
    }
}
