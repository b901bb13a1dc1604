package vn.luutru.declaration.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalFormTest {

    @Test
    void a_room_is_one_however_it_is_written() {
        for (String written :
                List.of("101", "P101", "P.101", "p 101", "Phòng 101", "PHÒNG  101", "Room 101", "Rm.101")) {
            assertThat(NormalForm.room(written)).as(written).isEqualTo("101");
        }
        // The same letters in two codes of Unicode.
        assertThat(NormalForm.room("Pho\u0300ng 101")).isEqualTo("101");
    }

    @Test
    void rooms_that_differ_stay_apart() {
        assertThat(List.of("101", "102", "1-01", "A101", "VIP", "Penthouse", "10/1").stream()
                        .map(NormalForm::room)
                        .distinct())
                .hasSize(7);
        assertThat(NormalForm.room(null)).isNull();
        assertThat(NormalForm.room(".")).isEqualTo(".");
    }

    @Test
    void beds_departments_and_employers_have_one_form_too() {
        for (String written : List.of("3", "Giường 3", "G3", "g.3", "Bed 3")) {
            assertThat(NormalForm.bed(written)).as(written).isEqualTo("3");
        }
        for (String written : List.of("Công ty TNHH Mẫu", "CÔNG TY  TNHH MẪU", "Cty TNHH Mẫu", "Cty. TNHH \"Mẫu\"")) {
            assertThat(NormalForm.employer(written)).as(written).isEqualTo("công ty tnhh mẫu");
        }
        assertThat(NormalForm.department("Khoa  Nội")).isEqualTo(NormalForm.department("nội"));
        assertThat(NormalForm.department("Khoa")).isEqualTo("khoa");
    }
}
