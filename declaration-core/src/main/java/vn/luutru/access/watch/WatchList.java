package vn.luutru.access.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.journal.Journal;

/**
 * Puts persons on the watch list and takes them off it. What is written lies in the log before a method returns; matching
 * follows behind the log, so that nothing that an establishment can see or time depends on the list.
 */
public final class WatchList {

    private static final int MAX_NOTE = 500;

    private final Journal journal;
    private final WatchKeys keys;
    private final InstantSource clock;

    public WatchList(Journal journal, WatchKeys keys, InstantSource clock) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What became of a draft.
     *
     * @param entry    its identity; null if it was not recorded
     * @param position of its event in the log; 0 if it was not recorded
     * @param findings what is wrong with it; empty if it was recorded
     */
    public record Added(@Nullable UUID entry, long position, List<Finding> findings) {}

    /** Records an entry, or says why not. */
    public Added add(Caller.Official by, WatchDraft draft) {
        Instant now = clock.instant();
        List<Finding> findings = draft.findings(by.scope(), Vietnam.dateOf(now));
        if (!findings.isEmpty()) {
            return new Added(null, 0, findings);
        }
        String number = WatchDraft.text(draft.number());
        String name = number == null ? WatchDraft.text(draft.name()) : null;
        BirthDate born = number == null ? draft.birthDate() : null;
        UUID entry = UUID.randomUUID();
        Journal.Entry recorded = journal.record(new WatchEntryAdded(
                        entry,
                        number != null
                                ? keys.ofNumber(number)
                                : keys.ofName(Objects.requireNonNull(name), Objects.requireNonNull(born)),
                        name,
                        born == null ? null : born.toString(),
                        Objects.requireNonNull(WatchDraft.text(draft.owner())),
                        WatchDraft.text(draft.basis()),
                        draft.territory(by.scope()),
                        Objects.requireNonNull(draft.lastDay()),
                        now,
                        by.id()))
                .join();
        return new Added(entry, recorded.recorded().position(), List.of());
    }

    /**
     * Takes an entry off the list; a second time changes nothing.
     *
     * @param entry  one that the caller sees
     * @param reason why; must say something
     * @return the position of the event, or why it was not recorded
     */
    public Added remove(Caller.Official by, UUID entry, @Nullable String reason) {
        Finding missing = missing(reason, "/reason");
        if (missing != null) {
            return new Added(null, 0, List.of(missing));
        }
        Journal.Entry recorded = journal.record(
                        new WatchEntryRemoved(entry, WatchDraft.text(reason), clock.instant(), by.id()))
                .join();
        return new Added(entry, recorded.recorded().position(), List.of());
    }

    /**
     * Takes note of a match; the first note stays.
     *
     * @param alert one that the caller sees
     * @param note  what is done about it; must say something
     */
    public Added acknowledge(Caller.Official by, UUID alert, @Nullable String note) {
        Finding missing = missing(note, "/note");
        if (missing != null) {
            return new Added(null, 0, List.of(missing));
        }
        Journal.Entry recorded = journal.record(
                        new WatchAlertAcknowledged(alert, WatchDraft.text(note), clock.instant(), by.id()))
                .join();
        return new Added(alert, recorded.recorded().position(), List.of());
    }

    private static @Nullable Finding missing(@Nullable String written, String field) {
        String text = WatchDraft.text(written);
        if (text == null) {
            return Finding.of(FindingCode.FIELD_REQUIRED, field);
        }
        return text.length() > MAX_NOTE
                ? Finding.of(FindingCode.FIELD_TOO_LONG, field, Integer.toString(MAX_NOTE))
                : null;
    }
}
