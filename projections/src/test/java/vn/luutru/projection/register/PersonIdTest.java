package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.establishment.EstablishmentId;

class PersonIdTest {

    private int stays;

    private UUID person(DocumentType type, String number, String nationality, String born, String name) {
        StayDetails.Builder details = StayDetails.builder()
                .set(Field.DOCUMENT_TYPE, type)
                .set(Field.DOCUMENT_NUMBER, number)
                .set(Field.NATIONALITY, nationality)
                .set(Field.FULL_NAME, name);
        if (born != null) {
            details.set(Field.DATE_OF_BIRTH, BirthDate.parse(born));
        }
        return PersonId.of(StayId.of(new EstablishmentId("E-1"), "R-" + stays++), details.build());
    }

    @Test
    void a_personal_number_is_one_person_on_whatever_card_and_however_the_name_is_typed() {
        UUID card = person(DocumentType.CCCD, "038090000001", "VNM", "1990-03-15", "Nguyễn Văn Thử");

        assertThat(person(DocumentType.CAN_CUOC, "038090000001", "VNM", "1990", "NGUYEN VAN THU"))
                .isEqualTo(card);
        assertThat(person(DocumentType.CMND, "038090000001", "VNM", null, "Thử"))
                .isEqualTo(card);
        assertThat(person(DocumentType.CCCD, "038090000001", "VNM", "1991-03-15", "Nguyễn Văn Thử"))
                .isEqualTo(card);
        assertThat(person(DocumentType.BIRTH_CERTIFICATE, "038090000001", "VNM", "1990-03-15", "Thử"))
                .isEqualTo(card);
        assertThat(person(DocumentType.DRIVING_LICENCE, "038090000001", "VNM", "1990-03-15", "Nguyễn Văn Thử"))
                .isNotEqualTo(card);
    }

    @Test
    void a_passport_is_one_person_of_its_country() {
        UUID guest = person(DocumentType.PASSPORT, "M00000001", "KOR", "1985-01-19", "HONG GILDONG");

        assertThat(person(DocumentType.PASSPORT, "M00000001", "KOR", "1985-01-19", "Gil-dong HONG"))
                .isEqualTo(guest);
        assertThat(person(DocumentType.PASSPORT, "M00000001", "JPN", "1985-01-19", "HONG GILDONG"))
                .isNotEqualTo(guest);
    }

    @Test
    void children_of_two_communes_with_the_same_number_of_a_birth_certificate_are_two() {
        UUID one = person(DocumentType.BIRTH_CERTIFICATE, "15/2019", "VNM", "2019-03-15", "Nguyễn Văn Thử");
        UUID other = person(DocumentType.BIRTH_CERTIFICATE, "15/2019", "VNM", "2019-05-02", "Lê Thị Mẫu");

        assertThat(other).isNotEqualTo(one);
        assertThat(person(DocumentType.BIRTH_CERTIFICATE, "15/2019", "VNM", "2019-03-15", "NGUYEN VAN THU"))
                .isEqualTo(one);
    }

    @Test
    void a_child_with_the_paper_of_its_mother_is_not_its_mother() {
        assertThat(person(DocumentType.PASSPORT, "M00000001", "KOR", "2019-01-19", "HONG A"))
                .isNotEqualTo(person(DocumentType.PASSPORT, "M00000001", "KOR", "1985-01-19", "HONG B"));
        assertThat(person(DocumentType.CCCD, "038190000001", "VNM", "2019-01-19", "Lê A"))
                .isNotEqualTo(person(DocumentType.CCCD, "038190000001", "VNM", "1990-01-19", "Lê B"));
        assertThat(person(DocumentType.OTHER, "M00000001", "KOR", "2019-01-19", "HONG A"))
                .isNotEqualTo(person(DocumentType.OTHER, "M00000001", "KOR", "2021-01-19", "HONG C"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "KHÔNG", "N/A", "000000000000", "123456789", "-"})
    void who_shares_a_filler_is_nobody_else(String filler) {
        assertThat(person(DocumentType.OTHER, filler, "VNM", "1990-03-15", "Nguyễn Văn Thử"))
                .isNotEqualTo(person(DocumentType.OTHER, filler, "VNM", "1990-03-15", "Nguyễn Văn Thử"));
        assertThat(person(DocumentType.CCCD, filler, "VNM", "1990-03-15", "Nguyễn Văn Thử"))
                .isNotEqualTo(person(DocumentType.CCCD, filler, "VNM", "1990-03-15", "Nguyễn Văn Thử"));
    }

    @Test
    void a_number_stored_before_it_was_folded_by_unicode_is_found_by_its_fold() {
        UUID person = person(DocumentType.BIRTH_CERTIFICATE, "Số15,QUYểN01/2019", "VNM", "2019-03-15", "Thử");

        assertThat(person)
                .isEqualTo(person(DocumentType.BIRTH_CERTIFICATE, "SỐ15,QUYỂN01/2019", "VNM", "2019-03-15", "Thử"));
        assertThat(person.getMostSignificantBits()).isEqualTo(PersonId.numberHash("SỐ15,QUYỂN01/2019"));
    }
}
