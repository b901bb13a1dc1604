package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.GoldenFile;
import vn.luutru.declaration.Locales;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** A receipt number that was given out verifies as long as the key exists. */
class GoldenReceiptsTest {

    @Test
    void each_type_of_event_has_the_number_that_it_always_had() throws IOException {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        ReceiptNumbers numbers = new ReceiptNumbers(key);
        List<List<String>> golden = GoldenFile.lines("receipts.txt");

        assertThat(golden.stream().map(List::getFirst))
                .containsExactlyElementsOf(GoldenEvents.all().keySet());
        for (List<String> words : golden) {
            Event event = GoldenEvents.all().get(words.getFirst());
            Recorded<Event> recorded = new Recorded<>(Long.parseLong(words.get(1)), GoldenEvents.AT, event);
            assertThat(numbers.of(recorded)).as(words.getFirst()).isEqualTo(words.getLast());
        }
        assertThat(golden.stream().flatMap(words -> Stream.of(words.getLast()))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("vn.luutru.declaration.Locales#TAGS")
    void a_number_is_the_same_wherever_it_is_worked_out(String locale) throws Exception {
        Locales.under(locale, this::each_type_of_event_has_the_number_that_it_always_had);
    }
}
