package vn.luutru.declaration.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTest {

    @Property
    void an_instant_is_written_as_java_writes_it(@ForAll("instants") Instant instant) {
        assertThat(Iso.text(instant)).isEqualTo(instant.toString());
    }

    @Property
    void what_is_written_can_be_read_again(@ForAll("thisCentury") Instant instant) {
        assertThat(Iso.instant(Iso.text(instant))).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00+07:00", "9999-12-31T23:59:59-07:00"})
    void an_instant_that_could_not_be_read_again_is_not_read(String text) {
        assertThatThrownBy(() -> Iso.instant(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void the_first_and_the_last_instant_of_four_digits_are_read() {
        for (String text : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z")) {
            assertThat(Iso.text(Iso.instant(text))).isEqualTo(text);
        }
    }

    @Provide
    Arbitrary<Instant> thisCentury() {
        return Arbitraries.longs()
                .between(946_684_800_000L, 4_102_444_799_999L)
                .map(millis -> Instant.ofEpochMilli(millis % 3 == 0 ? millis / 1_000 * 1_000 : millis));
    }

    /** Any year, with a fraction or without, finer than a millisecond too. */
    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> any = Arbitraries.longs()
                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond);
        Arbitrary<Instant> fine = thisCentury().map(instant -> instant.plusNanos(7));
        return Arbitraries.oneOf(any, fine, thisCentury());
    }
}
