package vn.luutru.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.place.Place;

/**
 * Where a guest was, by the glossary alone: a list of what was said, looked through part by part, with nothing in common
 * with the code that it checks.
 */
public final class PlainPlaces {

    private static final List<Field> PARTS = List.of(Field.PATIENT_DEPARTMENT, Field.ROOM, Field.BED);

    private static final class Said {
        Instant at;
        final Map<Field, @Nullable String> parts = new EnumMap<>(Field.class);

        Said(Instant at) {
            this.at = at;
        }
    }

    private final List<Said> all = new ArrayList<>();

    /** A check-in says everything, of all time before the first move too. */
    public PlainPlaces(StayDetails checkIn) {
        Said first = new Said(Instant.MIN);
        PARTS.forEach(part -> first.parts.put(part, (String) checkIn.get(part)));
        all.add(first);
    }

    /** A move says what it names, and that nothing is known of what lies within. */
    public void move(Instant at, Place to) {
        Said said = new Said(at);
        if (to.department() != null) {
            said.parts.put(Field.PATIENT_DEPARTMENT, to.department());
        }
        if (to.department() != null || to.room() != null) {
            said.parts.put(Field.ROOM, to.room());
        }
        said.parts.put(Field.BED, to.bed());
        all.removeIf(other -> other.at.equals(at));
        all.add(said);
    }

    /** What was said last of a part is said otherwise; the last move is at another instant, or never was. */
    public void correct(Changes changes) {
        if (changes.removed().contains(Field.MOVED_AT) && all.size() > 1) {
            all.remove(last());
        }
        for (Field part : PARTS) {
            if (changes.fields().contains(part)) {
                sayings(part, Instant.MAX).getLast().parts.put(part, (String)
                        changes.set().get(part));
            }
        }
        if (changes.set().get(Field.MOVED_AT) instanceof Instant instead && all.size() > 1) {
            Said moved = last();
            all.removeIf(other -> other != moved && other.at.equals(instead));
            moved.at = instead;
        }
    }

    /** A part of the place at an instant. */
    public @Nullable String part(Field part, Instant at) {
        return sayings(part, at).getLast().parts.get(part);
    }

    /** The place at an instant. */
    public Place at(Instant at) {
        return new Place(part(Field.PATIENT_DEPARTMENT, at), part(Field.ROOM, at), part(Field.BED, at));
    }

    /** Whether a move stands. */
    public boolean moved() {
        return all.size() > 1;
    }

    private Said last() {
        return all.stream().max(Comparator.comparing(said -> said.at)).orElseThrow();
    }

    private List<Said> sayings(Field part, Instant until) {
        return all.stream()
                .filter(said -> !said.at.isAfter(until) && said.parts.containsKey(part))
                .sorted(Comparator.comparing(said -> said.at))
                .toList();
    }
}
