package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Formats;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.watch.WatchEntry;

/**
 * An entry of the watch list as a line of its page.
 *
 * @param byNumber whether the number of a paper is looked for, or else a name
 * @param name     with the date of birth as Vietnamese write it; null of a number, and once the month of a name is erased
 * @param basis    null once its month is erased
 * @param wards    where a match is reported, by name; empty for the whole province
 * @param removed  who took it off and why; null while it stands
 */
public record WatchLine(
        UUID id,
        boolean active,
        boolean byNumber,
        @Nullable String name,
        String owner,
        @Nullable String basis,
        List<String> wards,
        LocalDate expiresOn,
        Instant addedAt,
        String addedBy,
        @Nullable Removed removed,
        int matches) {

    /** Who took an entry off, when, and why; the reason is null once its month is erased. */
    public record Removed(
            Instant at, @Nullable String by, @Nullable String reason) {

        /** Without the reason: it may name a person. */
        @Override
        public String toString() {
            return "Removed[" + at + "]";
        }
    }

    public WatchLine {
        wards = List.copyOf(wards);
    }

    static WatchLine of(WatchEntry entry, Instant now, Formats formats) {
        String name = entry.name();
        String born = entry.born();
        Instant removedAt = entry.removedAt();
        return new WatchLine(
                entry.id(),
                entry.isActive(Vietnam.dateOf(now)),
                entry.byNumber(),
                name == null || born == null ? name : name + ", " + StayWords.born(BirthDate.parse(born), formats),
                entry.owner(),
                entry.basis(),
                entry.wards().stream().map(PoliceFrame::ward).toList(),
                entry.expiresOn(),
                entry.addedAt(),
                entry.addedBy(),
                removedAt == null ? null : new Removed(removedAt, entry.removedBy(), entry.reason()),
                entry.matches());
    }

    /** Without who it is. */
    @Override
    public String toString() {
        return "WatchLine[" + id + "]";
    }
}
