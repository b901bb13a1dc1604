package vn.luutru.declaration.codec.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Histories;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.UnstorableEventException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.rule.Timeliness;

class EventSerializerTest {

    private static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    private static final StayId STAY = StayId.of(ESTABLISHMENT, "R-1");
    private static final Instant AT = Instant.parse("2026-07-01T07:05:00Z");

    @Property(tries = 500)
    void every_event_comes_back_as_it_was(@ForAll("events") Event event) {
        SerializedEvent stored = EventSerializer.serialize(event);

        assertThat(EventSerializer.deserialize(event.stream(), stored)).isEqualTo(event);
    }

    /** Decisions are made for any date and text, also for those that no declaration brings this far. */
    @Property(tries = 1000)
    void whatever_is_written_comes_back_and_the_rest_is_refused(
            @ForAll("anyInstants") Instant at,
            @ForAll("anyDates") LocalDate date,
            @ForAll String text,
            @ForAll @IntRange(min = -20_000, max = 20_000) int year) {
        StayDetails facts = StayDetails.builder()
                .set(Field.FULL_NAME, text)
                .set(Field.DATE_OF_BIRTH, BirthDate.ofYear(year))
                .set(Field.EXPECTED_DEPARTURE_ON, date)
                .set(Field.ARRIVED_AT, at)
                .set(Field.ROOM, text)
                .build();
        for (Event event : List.of(
                checkIn(facts),
                new StayCorrected(STAY, new Changes(facts, Set.of()), text, null, null, at, text),
                new GuestCheckedOut(STAY, at, at, text),
                new NilReported(ESTABLISHMENT, date, at, text),
                new EstablishmentClosed(ESTABLISHMENT, date, text, at, text))) {
            SerializedEvent stored;
            try {
                stored = EventSerializer.serialize(event);
            } catch (UnstorableEventException refused) {
                assertThat(refused).hasNoCause();
                continue;
            }
            assertThat(EventSerializer.deserialize(event.stream(), stored)).isEqualTo(event);
        }
    }

    @Example
    void an_ordinary_event_is_storable_and_one_of_the_year_10000_is_not() {
        assertThat(EventSerializer.serialize(new NilReported(ESTABLISHMENT, LocalDate.of(9999, 12, 31), AT, "k")))
                .isNotNull();
        assertThatThrownBy(() ->
                        EventSerializer.serialize(new NilReported(ESTABLISHMENT, LocalDate.of(10_000, 1, 1), AT, "k")))
                .isInstanceOf(UnstorableEventException.class)
                .hasMessage("The year of date cannot be stored");
        assertThatThrownBy(
                        () -> EventSerializer.serialize(new NilReported(ESTABLISHMENT, LocalDate.EPOCH, AT, "\ud800")))
                .isInstanceOf(UnstorableEventException.class)
                .hasNoCause();
    }

    @Provide
    Arbitrary<Instant> anyInstants() {
        return Arbitraries.longs()
                .between(-400_000_000_000_000L, 400_000_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<LocalDate> anyDates() {
        return Arbitraries.longs().between(-5_000_000, 5_000_000).map(LocalDate::ofEpochDay);
    }

    @Property(tries = 300)
    void without_its_personal_part_an_event_is_readable_and_names_nobody(@ForAll("events") Event event) {
        SerializedEvent stored = EventSerializer.serialize(event);
        SerializedEvent shredded = new SerializedEvent(stored.type(), stored.open(), null);

        Event read = EventSerializer.deserialize(event.stream(), shredded);

        if (read instanceof GuestCheckedIn in) {
            assertThat(in.reference()).isEmpty();
            assertThat(in.details().fields()).noneMatch(Field::personal);
        }
        if (read instanceof StayCorrected corrected) {
            assertThat(corrected.reason()).isEmpty();
            assertThat(corrected.changes().set().fields()).noneMatch(Field::personal);
        }
    }

    @Example
    void the_open_part_of_a_check_in_holds_no_personal_fact() {
        StayDetails.Builder facts = StayDetails.builder();
        for (Field field : Field.all()) {
            if (field.type() == String.class) {
                facts.set(field, (field.personal() ? "secret " : "open ") + field);
            }
        }
        GuestCheckedIn event = checkIn(facts.build());

        String open = new String(EventSerializer.serialize(event).open(), StandardCharsets.UTF_8);

        assertThat(open).contains("open ROOM").doesNotContain("secret").doesNotContain(event.reference());
    }

    @Example
    void what_the_schema_does_not_have_is_an_error_that_names_it() {
        assertThatThrownBy(() -> read(
                        "GuestCheckedOut/1",
                        "{\"departedAt\":\"2026-07-03T05:00:00Z\","
                                + "\"reportedAt\":\"2026-07-03T05:01:00Z\",\"declaredBy\":\"k\",\"later\":\"Tuyết\"}"))
                .hasMessage("GuestCheckedOut/1: unknown member later");
        assertThatThrownBy(() -> read("StayCorrected/1", correction("{\"petName\":\"Tuyết\"}", "[]")))
                .hasMessage("StayCorrected/1: unknown fact petName");
        assertThatThrownBy(() -> read("StayCorrected/1", correction("{}", "[\"petName\"]")))
                .hasMessage("StayCorrected/1: unknown fact petName");
        assertThatThrownBy(() -> read("StayForgotten/1", correction("{}", "[]")))
                .hasMessageContaining("unknown member");
    }

    @Example
    void a_malformed_value_is_an_error_that_names_its_fact_and_not_the_value() {
        for (String fact : List.of(
                "dateOfBirth:١٩٩٠", "sex:Tuyết", "arrivedAt:2026-07-01", "expectedDepartureOn:Tuyết", "purpose:X")) {
            String[] parts = fact.split(":", 2);
            assertThatThrownBy(() ->
                            read("StayCorrected/1", correction("{\"" + parts[0] + "\":\"" + parts[1] + "\"}", "[]")))
                    .isInstanceOf(MalformedEventException.class)
                    .hasNoCause()
                    .hasMessage("StayCorrected/1: malformed fact " + parts[0]);
        }
        assertThatThrownBy(() -> read(
                        "StayCancelled/1",
                        "{\"reportedAt\":\"2026-07-03T05:01:00Z\",\"declaredBy\":\"k\",\"reason\":\"Tuyết\"}"))
                .hasMessage("StayCancelled/1: unknown code in member reason");
        assertThatThrownBy(() -> read(
                        "StayCancelled/1", "{\"reportedAt\":\"Tuyết\",\"declaredBy\":\"k\",\"reason\":\"NO_SHOW\"}"))
                .hasMessage("StayCancelled/1: malformed member reportedAt");
    }

    @Example
    void an_unknown_type_and_broken_json_are_refused_without_quoting_them() {
        for (String broken : List.of("{\"reason\": Nguyễn", "", "[]", "{} Nguyễn", "{\"reason\":null}")) {
            assertThatThrownBy(() -> read("StayCancelled/1", broken))
                    .isInstanceOf(MalformedEventException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("Nguyễn");
        }
        assertThatThrownBy(() -> read("GuestVanished/1", "{}")).hasMessage("GuestVanished/1: unknown type of event");
        assertThatThrownBy(() -> read("GuestCheckedIn/2", "{}")).hasMessage("GuestCheckedIn/2: unknown type of event");
    }

    private static String correction(String facts, String removed) {
        return "{\"reportedAt\":\"2026-07-03T05:01:00Z\",\"declaredBy\":\"k\",\"facts\":" + facts + ",\"removed\":"
                + removed + "}";
    }

    private static Event read(String type, String open) {
        return EventSerializer.deserialize(
                new UUID(1, 2), new SerializedEvent(type, open.getBytes(StandardCharsets.UTF_8), null));
    }

    @Provide
    Arbitrary<Event> events() {
        return Histories.events();
    }

    private static GuestCheckedIn checkIn(StayDetails details) {
        EstablishmentId establishment = new EstablishmentId("38-16531-0001");
        Instant at = Instant.parse("2026-07-01T07:05:00Z");
        return new GuestCheckedIn(
                StayId.of(establishment, "R-1"),
                establishment,
                "MY-REFERENCE",
                details,
                36,
                at,
                at,
                Timeliness.ON_TIME,
                "law",
                "key");
    }
}
