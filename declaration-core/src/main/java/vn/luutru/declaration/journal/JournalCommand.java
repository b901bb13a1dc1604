package vn.luutru.declaration.journal;

import java.time.Instant;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.DeskEvent;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.JournalEvent;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.OperatorKeyEvent;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.WatchListEvent;

/** To record a fact that needs no decision, as the first of its stream. */
public sealed interface JournalCommand {

    /** The fact. */
    JournalEvent event();

    /** The id of the key or account that gave the command. */
    default String by() {
        return event().by();
    }

    /** When the service received it. */
    default Instant at() {
        return event().at();
    }

    /** Nobody came on a local day. */
    record ReportNil(NilReported event) implements JournalCommand {}

    /** Someone asks about persons; recorded before the answer leaves. */
    record RecordQuery(PersonsQueried event) implements JournalCommand {}

    /** The key of a month is to be destroyed. */
    record EraseMonth(MonthForgotten event) implements JournalCommand {}

    /** A key is to be issued. */
    record IssueKey(OperatorKeyEvent.OperatorKeyIssued event) implements JournalCommand {}

    /** A pending key is to be confirmed. */
    record ConfirmKey(OperatorKeyEvent.OperatorKeyConfirmed event) implements JournalCommand {}

    /** A key is to be revoked. */
    record RevokeKey(OperatorKeyEvent.OperatorKeyRevoked event) implements JournalCommand {}

    /** How often a key was used to read stays. */
    record RecordReads(OperatorReadsCounted event) implements JournalCommand {}

    /** A desk, somebody at it or a poster is to be given or taken. */
    record RecordDesk(DeskEvent event) implements JournalCommand {}

    /** Somebody is put on the watch list or taken off it, or a match is taken note of. */
    record RecordWatch(WatchListEvent event) implements JournalCommand {}

    /** Somebody signed in or out, was refused, or wants a month destroyed. */
    record RecordAccount(AccountEvent event) implements JournalCommand {}

    /** The read models are to skip an event that cannot be read. */
    record QuarantineEvent(EventQuarantined event) implements JournalCommand {}

    /** @throws IllegalArgumentException if the event follows from a decision on its stream */
    static JournalCommand of(Event event) {
        return switch (event) {
            case NilReported nil -> new ReportNil(nil);
            case PersonsQueried queried -> new RecordQuery(queried);
            case MonthForgotten month -> new EraseMonth(month);
            case OperatorKeyEvent.OperatorKeyIssued issued -> new IssueKey(issued);
            case OperatorKeyEvent.OperatorKeyConfirmed confirmed -> new ConfirmKey(confirmed);
            case OperatorKeyEvent.OperatorKeyRevoked revoked -> new RevokeKey(revoked);
            case DeskEvent desk -> new RecordDesk(desk);
            case WatchListEvent watch -> new RecordWatch(watch);
            case AccountEvent account -> new RecordAccount(account);
            case OperatorReadsCounted counted -> new RecordReads(counted);
            case EventQuarantined quarantined -> new QuarantineEvent(quarantined);
            case StayEvent stay -> throw decided(stay);
            case EstablishmentEvent establishment -> throw decided(establishment);
            case OutageEvent outage -> throw decided(outage);
        };
    }

    private static IllegalArgumentException decided(Event event) {
        return new IllegalArgumentException(event.getClass().getSimpleName() + " is decided, not recorded");
    }
}
