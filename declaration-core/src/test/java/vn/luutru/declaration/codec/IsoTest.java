package vn.luutru.declaration.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IsoTest {

    @Property
    void an_instant_is_written_as_java_writes_it(@ForAll("instants") Instant instant) {
        assertThat(Iso.text(instant)).isEqualTo(instant.toString());
    }

    @Property
    void what_is_written_can_be_read_again(@ForAll("thisCentury") Instant instant) {
        assertThat(Iso.instant(Iso.text(instant))).isEqualTo(instant);
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
