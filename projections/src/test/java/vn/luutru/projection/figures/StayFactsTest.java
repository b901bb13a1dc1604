package vn.luutru.projection.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luutru.declaration.Field;

class StayFactsTest {

    @ParameterizedTest
    @EnumSource(Field.class)
    void a_fact_that_reveals_who_it_was_gets_into_no_table_that_counts(Field field) {
        List<Field> facts = List.of(Field.ARRIVED_AT, Field.DEPARTED_AT, field);
        if (field.personal()) {
            assertThat(StayFacts.KEPT).doesNotContain(field);
            assertThatThrownBy(() -> new StayFacts(facts)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(new StayFacts(facts)).isNotNull();
        }
    }
}
