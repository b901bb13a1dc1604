package vn.luutru.declaration.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;

/**
 * Everything the log says about one establishment: its descriptions and its openings and closings, oldest first.
 *
 * @param descriptions at least one, in the order of {@code validFrom}
 * @param phases       in the order of their first day; open before the first of them
 */
public record EstablishmentRecord(List<Establishment> descriptions, List<Phase> phases) {

    /** Whether guests are taken. */
    public enum State implements Code {
        OPEN("OPEN"),
        SUSPENDED("SUSPENDED"),
        CLOSED("CLOSED");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * From this local day on, the establishment is in this state.
     *
     * @param mergedInto closed because it is the same establishment as this one, which stays; null otherwise
     */
    public record Phase(
            LocalDate from, State state, @Nullable EstablishmentId mergedInto) {

        public Phase(LocalDate from, State state) {
            this(from, state, null);
        }
    }

    public EstablishmentRecord {
        descriptions = List.copyOf(descriptions);
        phases = List.copyOf(phases);
    }

    /** The establishment of a stream; null if nobody registered it. */
    public static @Nullable EstablishmentRecord of(List<Recorded<Event>> history) {
        EstablishmentRecord known = null;
        for (Recorded<Event> recorded : history) {
            known = evolve(known, (EstablishmentEvent) recorded.event());
        }
        return known;
    }

    /**
     * The establishment after one more event; null is the establishment that nobody registered yet. What is recorded later
     * about an earlier day takes its place among the days.
     */
    public static EstablishmentRecord evolve(@Nullable EstablishmentRecord known, EstablishmentEvent event) {
        if (event instanceof EstablishmentEvent.EstablishmentRegistered first && known == null) {
            return new EstablishmentRecord(List.of(first.description()), List.of());
        }
        if (known == null) {
            throw new IllegalStateException("An establishment begins with its registration");
        }
        return switch (event) {
            case EstablishmentEvent.EstablishmentRegistered again -> known.described(again.description());
            case EstablishmentEvent.EstablishmentChanged changed -> known.described(changed.description());
            case EstablishmentEvent.EstablishmentSuspended earlier ->
                known.phased(new Phase(earlier.from(), State.SUSPENDED));
            case EstablishmentEvent.EstablishmentReopened earlier ->
                known.phased(new Phase(earlier.from(), State.OPEN));
            case EstablishmentEvent.EstablishmentClosed earlier ->
                known.phased(new Phase(earlier.from(), State.CLOSED));
            case EstablishmentEvent.EstablishmentMerged earlier ->
                known.phased(new Phase(earlier.from(), State.CLOSED, earlier.into()));
        };
    }

    private EstablishmentRecord described(Establishment description) {
        List<Establishment> all = new ArrayList<>(descriptions);
        all.removeIf(earlier -> earlier.validFrom().equals(description.validFrom()));
        all.add(description);
        all.sort(Comparator.comparing(Establishment::validFrom));
        return new EstablishmentRecord(all, phases);
    }

    private EstablishmentRecord phased(Phase phase) {
        List<Phase> all = new ArrayList<>(phases);
        all.removeIf(earlier -> earlier.from().equals(phase.from()));
        all.add(phase);
        all.sort(Comparator.comparing(Phase::from));
        return new EstablishmentRecord(descriptions, all);
    }

    public EstablishmentId id() {
        return descriptions.getFirst().id();
    }

    /** The local day from which the first description holds. */
    public LocalDate begins() {
        return descriptions.getFirst().validFrom();
    }

    /** The newest description. */
    public Establishment latest() {
        return descriptions.getLast();
    }

    /** The description that holds on a day; the first one for earlier days. */
    public Establishment on(LocalDate day) {
        Establishment found = descriptions.getFirst();
        for (Establishment description : descriptions) {
            if (!description.validFrom().isAfter(day)) {
                found = description;
            }
        }
        return found;
    }

    /** Whether it takes guests on a day. */
    public State stateOn(LocalDate day) {
        Phase phase = phaseOn(day);
        return phase == null ? State.OPEN : phase.state();
    }

    /** The establishment that stays in its place on a day; null on a day on which it is one of its own, or closed. */
    public @Nullable EstablishmentId mergedIntoOn(LocalDate day) {
        Phase phase = phaseOn(day);
        return phase == null ? null : phase.mergedInto();
    }

    /** The same by its last known state, whenever that begins. */
    public @Nullable EstablishmentId mergedInto() {
        return phases.isEmpty() ? null : phases.getLast().mergedInto();
    }

    private @Nullable Phase phaseOn(LocalDate day) {
        Phase found = null;
        for (Phase phase : phases) {
            if (!phase.from().isAfter(day)) {
                found = phase;
            }
        }
        return found;
    }
}
