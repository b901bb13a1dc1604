package vn.luutru.adapter.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"0,1,1", "1,1,1", "5,1,5", "6,2,3", "6711,2000,4", "10000,2000,5", "61,20,4"})
    void an_axis_ends_at_a_round_number_above_the_largest_value(double largest, double step, int steps) {
        assertThat(Scale.upTo(largest)).isEqualTo(new Scale(step, steps));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 3, 7, 9.99, 10, 99, 101, 12_345, 5e6, 1e9})
    void an_axis_holds_every_value_with_at_most_five_lines(double largest) {
        Scale scale = Scale.upTo(largest);
        assertThat(scale.top()).isGreaterThanOrEqualTo(largest);
        assertThat(scale.steps()).isBetween(1, 5);
    }
}
