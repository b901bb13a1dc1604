package vn.luutru.projection.register.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "038190777552",
                "0381 9077 7552",
                "038 190 777 552",
                "038 1 90 777552",
                " 0381\u00a09077  7552 ",
                "0381, 9077, 7552"
            })
    void the_number_of_a_card_is_one_number_however_it_is_grouped(String typed) {
        assertThat(TypedWords.of(typed)).isEqualTo(new TypedWords("038190777552", null, List.of()));
    }

    @Test
    void name_room_and_a_grouped_number_are_told_apart() {
        assertThat(TypedWords.of("thử 0381 9077 7552 phòng 301"))
                .isEqualTo(new TypedWords("038190777552", "301", List.of("thu")));
        assertThat(TypedWords.of("phòng 301 0381 9077 7552"))
                .isEqualTo(new TypedWords("038190777552", "301", List.of()));
        assertThat(TypedWords.of("171 234 567 mẫu")).isEqualTo(new TypedWords("171234567", null, List.of("mau")));
    }

    @Test
    void digits_that_are_no_card_together_stay_apart() {
        assertThat(TypedWords.of("301 302")).isEqualTo(new TypedWords(null, "301", List.of("302")));
        assertThat(TypedWords.of("nhà nghỉ 36 12")).isEqualTo(new TypedWords(null, "36", List.of("nha", "nghi", "12")));
        assertThat(TypedWords.of("301 038190777552")).isEqualTo(new TypedWords("038190777552", "301", List.of()));
        assertThat(TypedWords.of("phòng 301 302 303").document()).isNull();
    }
}
