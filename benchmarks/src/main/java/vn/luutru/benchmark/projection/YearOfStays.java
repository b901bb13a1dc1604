package vn.luutru.benchmark.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.rule.Timeliness;

/**
 * A log of a year's stays in the order in which they came and went: about two nights each, in 1,000 establishments, of
 * which a tenth lie in a zone.
 */
final class YearOfStays {

    static final String ZONE = "KCN-1";

    private static final int ESTABLISHMENTS = 1_000;
    private static final List<String> COUNTRIES =
            List.of("VNM", "VNM", "VNM", "VNM", "VNM", "VNM", "KOR", "FRA", "CHN");

    private record Leaving(Instant at, StayId stay) {}

    private final Random random = new Random(1);
    private final LocalDate first;
    private final int stays;
    private final PriorityQueue<Leaving> leaving = new PriorityQueue<>((a, b) -> a.at.compareTo(b.at));
    private final Queue<Event> establishments = new ArrayDeque<>();
    private int come;
    private long position;

    YearOfStays(LocalDate first, int stays) {
        this.first = first;
        this.stays = stays;
        Instant begin = Vietnam.startOf(first);
        for (int i = 0; i < ESTABLISHMENTS; i++) {
            EstablishmentType type = i % 3 == 0 ? EstablishmentType.HOTEL : EstablishmentType.HOMESTAY;
            Establishment establishment = new Establishment(
                    id(i),
                    "Nhà " + i,
                    type,
                    type.ranked() ? 1 + i % 5 : null,
                    Regime.LICENSED_LODGING,
                    "w" + i % 166,
                    i % 10 == 0 ? ZONE : null,
                    30,
                    60,
                    false,
                    first.minusYears(3));
            establishments.add(new EstablishmentRegistered(establishment, begin, "admin"));
        }
    }

    long position() {
        return position;
    }

    /** The next events; none when the year is over. */
    List<Recorded<Event>> next(int count) {
        List<Recorded<Event>> events = new ArrayList<>();
        Instant begin = Vietnam.startOf(first);
        while (events.size() < count) {
            Event establishment = establishments.poll();
            Instant arrival = begin.plus(Duration.ofSeconds(365L * 86_400 * come / stays));
            Leaving left = leaving.peek();
            if (establishment != null) {
                events.add(new Recorded<>(++position, begin, establishment));
            } else if (left != null && left.at.isBefore(arrival)) {
                leaving.poll();
                events.add(
                        new Recorded<>(++position, left.at, new GuestCheckedOut(left.stay, left.at, left.at, "key-1")));
            } else if (come < stays) {
                events.add(checkIn(arrival));
            } else {
                break;
            }
        }
        return events;
    }

    /** Guests who come now. */
    List<Recorded<Event>> more(int count, Instant now) {
        List<Recorded<Event>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(checkIn(now));
        }
        return events;
    }

    private Recorded<Event> checkIn(Instant at) {
        EstablishmentId establishment = id(random.nextInt(ESTABLISHMENTS));
        String reference = "r" + come++;
        StayDetails guest = StayDetails.builder()
                .set(Field.ARRIVED_AT, at)
                .set(Field.SEX, random.nextBoolean() ? Sex.MALE : Sex.FEMALE)
                .set(Field.NATIONALITY, COUNTRIES.get(random.nextInt(COUNTRIES.size())))
                .set(Field.ROOM, Integer.toString(101 + random.nextInt(30)))
                .set(Field.PURPOSE, Purpose.TOURISM)
                .build();
        StayId stay = StayId.of(establishment, reference);
        Instant leaves = at.plus(Duration.ofHours(14 + 24L * random.nextInt(4)));
        if (leaves.isBefore(Vietnam.startOf(first.plusYears(1)))) {
            leaving.add(new Leaving(leaves, stay));
        }
        return new Recorded<>(
                ++position,
                at,
                new GuestCheckedIn(
                        stay,
                        establishment,
                        reference,
                        guest,
                        random.nextInt(80),
                        at,
                        at,
                        Timeliness.ON_TIME,
                        "law-2026",
                        "key-1"));
    }

    private static EstablishmentId id(int number) {
        return new EstablishmentId("h" + number);
    }
}
