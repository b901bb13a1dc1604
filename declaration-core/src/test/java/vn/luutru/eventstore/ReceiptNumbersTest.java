package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.StayEvent;

class ReceiptNumbersTest {

    private final ReceiptNumbers numbers =
            new ReceiptNumbers("a key for tests only".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    @Property
    void a_number_never_changes_and_can_be_read_over_the_telephone(
            @ForAll @LongRange(min = 1) long position, @ForAll long stay) {
        Recorded<StayEvent> recorded = departure(position, stay);
        String number = numbers.of(recorded);

        assertThat(number).isEqualTo(numbers.of(recorded)).matches("[0-9A-HJKMNP-TV-Z]{1,13}-[0-9A-HJKMNP-TV-Z]{9}");
        assertThat(numbers.verify(
                        " " + number.toLowerCase(Locale.ROOT).replace('1', 'l').replace('0', 'o'), recorded))
                .isTrue();
    }

    @Property
    void a_number_is_read_with_blanks_with_another_dash_or_with_none(@ForAll @LongRange(min = 1) long position) {
        Recorded<StayEvent> recorded = departure(position, 1);
        String number = numbers.of(recorded);
        int dash = number.indexOf('-');
        List<String> written = List.of(
                number.replace("-", ""),
                number.replace("-", "").toLowerCase(Locale.ROOT),
                number.replace("-", " – "),
                number.replace("-", "\u2212"),
                number.replace("-", "\u00a0"),
                number.substring(0, dash) + " - " + number.substring(dash + 1, dash + 5) + " "
                        + number.substring(dash + 5),
                "\t" + number + "\u200b\n");
        assertThat(written).allSatisfy(text -> {
            assertThat(ReceiptNumbers.read(text)).isEqualTo(number);
            assertThat(numbers.verify(text, recorded)).isTrue();
        });
        assertThat(ReceiptNumbers.position(number + " ".repeat(200))).isZero();
    }

    @Property
    void a_number_belongs_to_one_event_only(@ForAll @LongRange(min = 1, max = Long.MAX_VALUE - 1) long position) {
        String number = numbers.of(departure(position, 1));

        assertThat(numbers.verify(number, departure(position, 2))).isFalse();
        assertThat(numbers.verify(number, departure(position + 1, 1))).isFalse();
    }

    @Property
    void a_number_says_where_its_event_lies(@ForAll @LongRange(min = 1, max = (1L << 60) - 1) long position) {
        assertThat(ReceiptNumbers.position(numbers.of(departure(position, 1)))).isEqualTo(position);
    }

    @Property
    void what_is_no_number_says_nothing(@ForAll String text) {
        assertThat(ReceiptNumbers.position(text)).isNotNegative();
        assertThat(ReceiptNumbers.position("-4K7W2Q9XB")).isZero();
        assertThat(ReceiptNumbers.position("16MJU-4K7W2Q9XB")).isZero();
    }

    @Test
    void who_has_another_key_makes_other_numbers() {
        assertThat(numbers.verify(new ReceiptNumbers(new byte[32]).of(departure(7, 1)), departure(7, 1)))
                .isFalse();
    }

    private static Recorded<StayEvent> departure(long position, long stay) {
        StayId id = new StayId(new UUID(stay, ~stay));
        return new Recorded<>(
                position, Samples.NOW, new StayEvent.GuestCheckedOut(id, Samples.NOW, Samples.NOW, "key-1"));
    }
}
