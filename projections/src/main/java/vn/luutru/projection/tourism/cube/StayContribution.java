package vn.luutru.projection.tourism.cube;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.figures.MissingCheckOuts;
import vn.luutru.projection.figures.StayFacts.Row;

/**
 * What stays give to which sums, or take from them. A stay's share follows from its facts, from what its establishment was on
 * each day, and from the day before which nights of stays without a departure are counted, at most so many of each as
 * {@link MissingCheckOuts} has it.
 */
final class StayContribution {

    /** The sums of one day and group. */
    record Day(LocalDate day, Group group) {}

    /** The sums of guests of one kind, in one month (its first day) and group. */
    record Persons(LocalDate month, Group group, String nationality, String ageGroup, String sex) {}

    /** Local days, the first and the one after the last. */
    record Period(LocalDate from, LocalDate until) {

        static final Period ALWAYS = new Period(LocalDate.of(1900, 1, 1), LocalDate.of(2300, 1, 1));

        boolean has(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    final AggregateChanges<Day> days = new AggregateChanges<>();
    final AggregateChanges<Persons> persons = new AggregateChanges<>();
    final RoomNights rooms;
    private final AgeGroups ages;
    private final MissingCheckOuts missing;
    private final LocalDate countedUntil;

    StayContribution(AgeGroups ages, MissingCheckOuts missing, LocalDate countedUntil, RoomNights rooms) {
        this.ages = ages;
        this.missing = missing;
        this.countedUntil = countedUntil;
        this.rooms = rooms;
    }

    /** Adds a stay's share in a period, or, by -1, takes it away. */
    void add(@Nullable Row stay, @Nullable EstablishmentRecord establishment, Period period, int by) {
        if (stay == null || establishment == null || !counts(stay)) {
            return;
        }
        LocalDate arrived = Vietnam.dateOf(stay.arrivedAt());
        Group group = Group.of(establishment, arrived);
        if (group != null && period.has(arrived)) {
            count(arrived, group, stay, arrival(stay, arrived), by);
        }
        nights(stay, establishment, period, by);
    }

    /** Adds the share that lies in the nights of a period alone. */
    void nights(Row stay, EstablishmentRecord establishment, Period period, int by) {
        if (!counts(stay)) {
            return;
        }
        Measure measure = stay.facts().departedAt() == null ? Measure.OPEN_NIGHTS : Measure.NIGHTS;
        Rooms written = Rooms.of(stay);
        eachNight(stay, period, day -> {
            String room = written.of(day);
            Group group = Group.of(establishment, day);
            if (group == null) {
                return;
            }
            count(day, group, stay, measure, by);
            if (room == null) {
                Measure used = measure == Measure.NIGHTS ? Measure.ROOMS_USED : Measure.OPEN_ROOMS_USED;
                days.add(new Day(day, group), used, by);
            } else {
                rooms.add(
                        stay.establishment(),
                        day,
                        room,
                        measure,
                        by,
                        (used, change) -> days.add(new Day(day, group), used, change));
            }
        });
    }

    /** The rooms, by month, in which a stay is counted. */
    void eachRoom(@Nullable Row stay, Period period, Consumer<RoomNights.Room> consumer) {
        if (stay == null || !counts(stay)) {
            return;
        }
        Rooms written = Rooms.of(stay);
        if (!written.change() && stay.facts().room() == null) {
            return;
        }
        eachNight(stay, period, day -> {
            if (written.change() || day.getDayOfMonth() == 1 || day.equals(first(stay, period))) {
                String room = written.of(day);
                if (room != null) {
                    consumer.accept(new RoomNights.Room(stay.establishment(), day.withDayOfMonth(1), room));
                }
            }
        });
    }

    /** The room of each night: the one in which the guest is at the midnight that ends its day. */
    private interface Rooms {

        /** In its normal form; null where none is declared. */
        @Nullable
        String of(LocalDate day);

        /** Whether nights may differ. */
        default boolean change() {
            return false;
        }

        static Rooms of(Row stay) {
            if (stay.moves().isEmpty()) {
                String room = NormalForm.room(stay.facts().room());
                return day -> room;
            }
            return new Rooms() {
                @Override
                public @Nullable String of(LocalDate day) {
                    return NormalForm.room(
                            stay.placeAt(Vietnam.startOf(day.plusDays(1))).room());
                }

                @Override
                public boolean change() {
                    return true;
                }
            };
        }
    }

    void end(long position) {
        days.end(position);
        persons.end(position);
    }

    private void count(LocalDate day, Group group, Row stay, Measure measure, int by) {
        days.add(new Day(day, group), measure, by);
        Sex sex = Objects.requireNonNullElse(stay.facts().sex(), Sex.UNKNOWN);
        String nationality = Objects.requireNonNullElse(stay.facts().nationality(), "");
        persons.add(
                new Persons(day.withDayOfMonth(1), group, nationality, ages.of(stay.age()), sex.code()), measure, by);
    }

    private void eachNight(Row stay, Period period, Consumer<LocalDate> consumer) {
        Instant departed = stay.facts().departedAt();
        LocalDate end = departed == null ? openEnd(stay) : Vietnam.dateOf(departed);
        LocalDate until = end.isBefore(period.until) ? end : period.until;
        for (LocalDate day = first(stay, period); day.isBefore(until); day = day.plusDays(1)) {
            consumer.accept(day);
        }
    }

    private LocalDate openEnd(Row stay) {
        LocalDate end = missing.end(Vietnam.dateOf(stay.arrivedAt()));
        return end.isBefore(countedUntil) ? end : countedUntil;
    }

    private static LocalDate first(Row stay, Period period) {
        LocalDate arrived = Vietnam.dateOf(stay.arrivedAt());
        return arrived.isBefore(period.from) ? period.from : arrived;
    }

    private static Measure arrival(Row stay, LocalDate arrived) {
        Instant departed = stay.facts().departedAt();
        if (departed == null) {
            return Measure.OPEN_ARRIVALS;
        }
        return Vietnam.dateOf(departed).isAfter(arrived) ? Measure.OVERNIGHT_ARRIVALS : Measure.DAY_GUESTS;
    }

    private static boolean counts(Row stay) {
        return !stay.cancelled() && Tourist.by(stay.facts().purpose());
    }
}
