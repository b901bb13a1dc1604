package vn.luutru.adapter.kafka.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredEvent.OpenPart;

class FactsTest {

    private static final GuestCheckedIn GUEST = PublishedLog.guest("38-16531-0001", "R-1");

    private final Facts facts = PublishedLog.facts();

    /** The last of these events of one stay, with what came before it. */
    private static StoredEvent stored(Event... events) {
        List<OpenPart> earlier = new ArrayList<>();
        for (Event event : events) {
            SerializedEvent serialized = EventSerializer.serialize(event);
            earlier.add(new OpenPart(serialized.type(), serialized.open()));
        }
        OpenPart last = earlier.removeLast();
        return new StoredEvent(
                events.length,
                PublishedLog.NOW,
                GUEST.stay().value(),
                events.length - 1,
                last.type(),
                last.open(),
                null,
                null,
                earlier);
    }

    private String json(Event... events) {
        Facts.Fact fact = Objects.requireNonNull(facts.of(stored(events)));
        assertThat(fact.type()).isEqualTo(Facts.STAY);
        return new String(fact.json(), StandardCharsets.UTF_8);
    }

    @Test
    void a_check_in_and_what_changes_it_are_facts() {
        assertThat(json(GUEST))
                .contains("\"arrivedOn\":\"2026-11-24\"", "\"ageGroup\":\"35-44\"", "\"cancelled\":false")
                .doesNotContain("departedOn", "Thử", "301", "R-1");
        GuestCheckedOut out = new GuestCheckedOut(GUEST.stay(), PublishedLog.NOW, PublishedLog.NOW, "key-1");
        assertThat(json(GUEST, out)).contains("\"departedOn\":\"2026-11-24\"");
        assertThat(json(GUEST, out, corrected(Field.NATIONALITY, "KHM")))
                .contains("\"departedOn\":\"2026-11-24\"", "\"nationality\":\"KHM\"");
    }

    @Test
    void what_changes_nothing_that_statistics_need_is_no_fact() {
        assertThat(facts.of(stored(GUEST, corrected(Field.ROOM, "302")))).isNull();
        assertThat(facts.of(stored(GUEST, GUEST))).isNull();
    }

    private static StayCorrected corrected(Field field, Object value) {
        StayDetails set = StayDetails.builder().set(field, value).build();
        return new StayCorrected(
                GUEST.stay(),
                new Changes(set, EnumSet.noneOf(Field.class)),
                "a reason",
                36,
                null,
                PublishedLog.NOW,
                "key-1");
    }

    @Test
    void a_pseudonym_is_the_same_each_time() throws Exception {
        UUID stay = GUEST.stay().value();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PublishedLog.MASTER.derived("luutru facts"), "HmacSHA256"));
        ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(16)
                .putLong(stay.getMostSignificantBits())
                .putLong(stay.getLeastSignificantBits())
                .array()));
        UUID expected = new UUID(
                (hash.getLong() & ~0xF000L) | 0x8000L,
                (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        facts.pseudonym(UUID.randomUUID());
        assertThat(facts.pseudonym(stay)).isEqualTo(expected).isEqualTo(facts.pseudonym(stay));
    }
}
