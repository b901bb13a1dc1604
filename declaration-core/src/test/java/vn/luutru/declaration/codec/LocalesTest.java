package vn.luutru.declaration.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.GoldenFile;
import vn.luutru.declaration.Histories;
import vn.luutru.declaration.Locales;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.Event;

/** What one machine stores, each other machine reads, whatever its language, calendar and time zone. */
class LocalesTest {

    @Property(tries = 200)
    void an_event_written_anywhere_is_the_same_bytes_and_comes_back(
            @ForAll("events") Event event, @ForAll("locales") String locale) throws Exception {
        SerializedEvent here = EventSerializer.serialize(event);

        Locales.under(locale, () -> {
            SerializedEvent there = EventSerializer.serialize(event);
            assertThat(there.open()).isEqualTo(here.open());
            assertThat(there.personal()).isEqualTo(here.personal());
            assertThat(EventSerializer.deserialize(event.stream(), there)).isEqualTo(event);
        });
    }

    @Property(generation = net.jqwik.api.GenerationMode.EXHAUSTIVE)
    void golden_events_are_written_unchanged(@ForAll("golden") String name, @ForAll("locales") String locale)
            throws Exception {
        Locales.under(locale, () -> {
            SerializedEvent written =
                    EventSerializer.serialize(GoldenEvents.all().get(name));
            assertThat(new String(written.open(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(GoldenFile.bytes(name + ".json"), StandardCharsets.UTF_8));
        });
    }

    @Property(tries = 200)
    void years_and_instants_have_ascii_digits(
            @ForAll @IntRange(min = 1, max = 9999) int year, @ForAll("locales") String locale) throws Exception {
        Locales.under(locale, () -> {
            String text = BirthDate.ofYear(year).toString();
            assertThat(text).matches("[0-9]{4}");
            assertThat(BirthDate.parse(text)).isEqualTo(BirthDate.ofYear(year));
            LocalDate date = LocalDate.of(year, 2, 28);
            assertThat(BirthDate.of(date)).hasToString(date.toString());
            assertThat(BirthDate.parse(date.toString())).isEqualTo(BirthDate.of(date));
            Instant at = Instant.parse(date + "T23:59:59.999Z");
            assertThat(Iso.text(at)).isEqualTo(date + "T23:59:59.999Z");
            assertThat(Iso.instant(Iso.text(at))).isEqualTo(at);
        });
    }

    @Provide
    Arbitrary<Event> events() {
        return Histories.events();
    }

    @Provide
    Arbitrary<String> golden() {
        return Arbitraries.of(GoldenEvents.all().keySet());
    }

    @Provide
    Arbitrary<String> locales() {
        return Arbitraries.of(Locales.TAGS);
    }
}
