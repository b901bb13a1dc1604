package vn.luutru.declaration;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything the log says about one establishment: its descriptions and its openings and closings, oldest first.
 *
 * @param descriptions at least one, in the order of {@code validFrom}
 * @param phases       in the order of their first day; open before the first of them
 */
public record EstablishmentRecord(List<Establishment> descriptions, List<Phase> phases) {

    /** Whether guests are taken. */
    public enum State {
        OPEN,
        SUSPENDED,
        CLOSED
    }

    /** From this local day on, the establishment is in this state. */
    public record Phase(LocalDate from, State state) {}

    public EstablishmentRecord {
        descriptions = List.copyOf(descriptions);
        phases = List.copyOf(phases);
    }

    public EstablishmentId id() {
        return descriptions.getFirst().id();
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
        State state = State.OPEN;
        for (Phase phase : phases) {
            if (!phase.from().isAfter(day)) {
                state = phase.state();
            }
        }
        return state;
    }
}
