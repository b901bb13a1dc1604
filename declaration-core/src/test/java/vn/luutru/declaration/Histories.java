package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.OperatorKeyEvent;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;

/** Arbitrary facts and events, for laws that hold for all of them. */
public final class Histories {

    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2027-12-31T00:00:00Z");

    private Histories() {}

    /** Any set of facts, complete or not. */
    public static Arbitrary<StayDetails> details() {
        Arbitrary<StayDetails.Builder> builder = Arbitraries.create(StayDetails::builder);
        for (Field field : Field.all()) {
            builder = Combinators.combine(builder, value(field).injectNull(0.3))
                    .as((facts, value) -> facts.build().toBuilder().set(field, value));
        }
        return builder.map(StayDetails.Builder::build);
    }

    /** Any value that a field may have. */
    public static Arbitrary<Object> value(Field field) {
        Class<?> type = field.type();
        if (type == Instant.class) {
            return instants().map(Object.class::cast);
        } else if (type == LocalDate.class) {
            return dates().map(Object.class::cast);
        } else if (type == BirthDate.class) {
            Arbitrary<BirthDate> years =
                    Arbitraries.integers().between(1900, 2026).map(BirthDate::ofYear);
            return Arbitraries.oneOf(dates().map(BirthDate::of), years).map(Object.class::cast);
        } else if (type.isEnum()) {
            return Arbitraries.of(type.getEnumConstants()).map(Object.class::cast);
        }
        return texts().map(Object.class::cast);
    }

    /** Texts as people write them, marks, quotes and all. */
    public static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aăâđêôơưÀÁẠẢ ÃNguyễn한王\"\\/{}:,.-_0123456789".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(30);
    }

    /** Instants to the millisecond. */
    public static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(FIRST.toEpochMilli(), LAST.toEpochMilli())
                .map(Instant::ofEpochMilli);
    }

    public static Arbitrary<LocalDate> dates() {
        return Arbitraries.longs().between(-25_000, 21_000).map(LocalDate::ofEpochDay);
    }

    public static Arbitrary<Set<Field>> fields() {
        return Arbitraries.of(Field.class).set().ofMaxSize(4).map(set -> {
            Set<Field> fields = EnumSet.noneOf(Field.class);
            fields.addAll(set);
            return fields;
        });
    }

    /** Any event of any kind. */
    public static Arbitrary<Event> events() {
        Arbitrary<StayId> stays = Arbitraries.longs().map(seed -> new StayId(new UUID(seed, ~seed)));
        Arbitrary<EstablishmentId> establishments = Arbitraries.integers()
                .between(1, 99)
                .map(number -> new EstablishmentId("38-16531-%04d".formatted(number)));
        Arbitrary<Integer> ages = Arbitraries.integers().between(0, 110).injectNull(0.2);
        return Arbitraries.oneOf(
                Combinators.combine(stays, establishments, details(), ages, instants(), instants(), texts())
                        .as((stay, establishment, details, age, reported, due, by) -> new StayEvent.GuestCheckedIn(
                                stay, establishment, "R-1", details, age, reported, due, Timeliness.LATE, "law", by)),
                Combinators.combine(stays, instants(), instants())
                        .as((stay, departed, reported) ->
                                new StayEvent.GuestCheckedOut(stay, departed, reported, "key")),
                Combinators.combine(stays, details(), instants(), instants())
                        .as((stay, details, moved, reported) ->
                                new StayEvent.GuestMoved(stay, moved, Place.of(details), reported, "key")),
                Combinators.combine(stays, details(), fields(), texts(), ages, instants())
                        .as((stay, set, removed, reason, age, reported) -> new StayEvent.StayCorrected(
                                stay,
                                new Changes(set, removed),
                                reason,
                                age,
                                age == null ? null : Timeliness.LATE,
                                reported,
                                "key")),
                Combinators.combine(stays, Arbitraries.of(CancellationReason.class), instants())
                        .as((stay, reason, reported) -> new StayEvent.StayCancelled(stay, reason, reported, "key")),
                Combinators.combine(stays, instants())
                        .as((stay, reported) -> new StayEvent.StayForgotten(stay, reported, "admin")),
                Combinators.combine(establishments, texts(), dates(), instants(), ages)
                        .as((establishment, name, from, at, rooms) -> new EstablishmentEvent.EstablishmentChanged(
                                new Establishment(
                                        establishment,
                                        name,
                                        EstablishmentType.HOTEL,
                                        rooms == null ? null : 3,
                                        Regime.LICENSED_LODGING,
                                        "16531",
                                        rooms == null ? "kkt-nghi-son" : null,
                                        rooms == null ? 0 : rooms,
                                        7,
                                        rooms == null,
                                        from),
                                at,
                                "admin")),
                Combinators.combine(establishments, dates(), instants(), texts())
                        .as((establishment, from, at, reason) -> new EstablishmentEvent.EstablishmentSuspended(
                                establishment, from, reason, at, "admin")),
                Combinators.combine(establishments, dates(), instants())
                        .as((establishment, from, at) ->
                                new EstablishmentEvent.EstablishmentReopened(establishment, from, at, "a")),
                Combinators.combine(establishments, dates(), instants())
                        .as((establishment, date, reported) -> new NilReported(establishment, date, reported, "key")),
                Combinators.combine(texts(), instants(), texts().injectNull(0.3))
                        .as((name, asked, territory) -> new PersonsQueried(
                                Names.uuid(name),
                                "officer",
                                "POLICE",
                                territory,
                                "MISSING_PERSON",
                                territory,
                                "residents",
                                Map.of("name", name),
                                3,
                                asked)),
                Combinators.combine(establishments, dates(), instants())
                        .as((establishment, date, at) -> new OperatorKeyEvent.OperatorKeyIssued(
                                Names.uuid(date.toString()),
                                false,
                                List.of(establishment),
                                Set.of("CHECK_IN", "READ"),
                                true,
                                null,
                                at,
                                "admin")),
                Combinators.combine(dates(), instants())
                        .as((date, at) ->
                                new OperatorKeyEvent.OperatorKeyConfirmed(Names.uuid(date.toString()), at, "admin-2")),
                Combinators.combine(dates(), instants())
                        .as((date, at) ->
                                new OperatorKeyEvent.OperatorKeyRevoked(Names.uuid(date.toString()), at, "admin")),
                Combinators.combine(dates(), instants())
                        .as((date, at) -> new OperatorReadsCounted(Names.uuid(date.toString()), "key", 3, 653, at, at)),
                instants().map(at -> new MonthForgotten(YearMonth.from(Vietnam.timeOf(at)), at, "admin")),
                Combinators.combine(instants(), texts())
                        .as((at, asked) -> new AccountEvent.MonthDestructionWithdrawn(
                                Names.uuid("destruction " + asked),
                                YearMonth.from(Vietnam.timeOf(at)),
                                asked,
                                at,
                                "admin")),
                Combinators.combine(Arbitraries.longs().greaterOrEqual(1), texts(), instants())
                        .as((position, reason, at) -> new EventQuarantined(
                                position, "GuestCheckedIn/1", "malformed fact sex", reason, at, "admin")));
    }
}
