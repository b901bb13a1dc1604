package vn.luutru.adapter.kafka.projection;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.luutru.adapter.kafka.publisher.PublishedLog;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;

/** What happens in some establishments: guests come, go, are put right and taken back, and establishments move to another ward. */
final class Evening {

    static final int ESTABLISHMENTS = 20;

    private Evening() {}

    static EstablishmentId establishment(int number) {
        return new EstablishmentId("38-16531-%04d".formatted(number % ESTABLISHMENTS));
    }

    static List<Event> establishments() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < ESTABLISHMENTS; i++) {
            events.add(new EstablishmentRegistered(described(i, "16531"), PublishedLog.NOW, "admin"));
        }
        return events;
    }

    private static Establishment described(int number, String ward) {
        Establishment like = Samples.hotel();
        return new Establishment(
                establishment(number),
                "Nhà Mẫu " + number,
                like.type(),
                like.stars(),
                like.regime(),
                ward,
                like.zone(),
                like.rooms(),
                like.beds(),
                like.remote(),
                LocalDate.of(2020, 1, 1));
    }

    /** The arrivals of some guests, then what became of them: every event of a stay behind the one before it. */
    static List<List<Event>> guests(String prefix, int count) {
        List<Event> arrivals = new ArrayList<>();
        List<Event> later = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            GuestCheckedIn in = PublishedLog.guest(establishment(i).value(), prefix + i);
            arrivals.add(in);
            switch (i % 10) {
                case 0, 1, 2 ->
                    later.add(new GuestCheckedOut(
                            in.stay(), PublishedLog.NOW.plus(Duration.ofMinutes(i)), PublishedLog.NOW, "key-1"));
                case 3 ->
                    later.add(new StayCorrected(
                            in.stay(),
                            new Changes(
                                    StayDetails.builder()
                                            .set(Field.FULL_NAME, "Trần Thị Đúng " + "ABCDEFGHIJ".charAt(i / 10 % 10))
                                            .build(),
                                    Set.of()),
                            "misspelt",
                            36,
                            null,
                            PublishedLog.NOW,
                            "key-1"));
                case 4 ->
                    later.add(new StayCancelled(in.stay(), CancellationReason.DUPLICATE, PublishedLog.NOW, "key-1"));
                case 5 ->
                    later.add(new NilReported(
                            establishment(i),
                            LocalDate.of(2020, 1, 1).plusDays(Math.floorMod(prefix.hashCode(), 1_000) + i),
                            PublishedLog.NOW,
                            "key-1"));
                default -> {
                    // The guest stays.
                }
            }
        }
        later.add(new EstablishmentChanged(described(prefix.hashCode() & 7, "16532"), PublishedLog.NOW, "admin"));
        return List.of(arrivals, later);
    }
}
