package vn.luutru.projection.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.desk.Signature;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.DeskEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.OperatorKeyEvent;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyConfirmed;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyIssued;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyRevoked;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.WatchListEvent;
import vn.luutru.projection.access.AccessEntry.Kind;

/** What the access log keeps of an event. */
final class AccessEntries {

    /** A vendor's key may be for thousands of establishments: their number is given then. */
    private static final int MAX_NAMED = 20;

    private AccessEntries() {}

    /** Null if the event is none of the access log. */
    static @Nullable AccessEntry of(Recorded<Event> recorded) {
        Event event = recorded.event();
        return switch (event) {
            // Nearly all events: they are recognized first.
            case StayEvent ofGuest -> null;
            case PersonsQueried asked ->
                new AccessEntry(
                        Kind.PERSONS_QUERIED,
                        asked.query(),
                        asked.reader(),
                        asked.role(),
                        asked.territory(),
                        asked.purpose(),
                        asked.caseFile(),
                        asked.question(),
                        asked.criteria(),
                        asked.results(),
                        asked.askedAt());
            case OperatorReadsCounted counted ->
                new AccessEntry(
                        Kind.OPERATOR_READS,
                        counted.count(),
                        counted.key(),
                        Signature.of(counted.key()).isPresent() ? "DESK" : "OPERATOR",
                        null,
                        null,
                        null,
                        "own-stays",
                        Map.of(
                                "questions", Integer.toString(counted.questions()),
                                "from", counted.from().toString(),
                                "to", counted.to().toString()),
                        counted.persons(),
                        counted.to());
            case OperatorKeyIssued issued -> act("key-issued", issued, issued(issued));
            case OperatorKeyConfirmed confirmed -> act("key-confirmed", confirmed, new LinkedHashMap<>());
            case OperatorKeyRevoked revoked -> act("key-revoked", revoked, new LinkedHashMap<>());
            case DeskEvent desk -> DeskEntries.of(desk);
            case AccountEvent account -> AccountEntries.of(account);
            case MonthForgotten forgotten -> AccountEntries.of(forgotten);
            case WatchListEvent watch -> WatchEntries.of(watch);
            // An event that is skipped is read as its quarantine: that is not the act, which comes later in the log.
            case EventQuarantined skipped ->
                skipped.position() == recorded.position() ? null : AccountEntries.of(skipped);
            default -> null;
        };
    }

    private static AccessEntry act(String act, OperatorKeyEvent event, Map<String, String> criteria) {
        criteria.put("key", event.key().toString());
        return new AccessEntry(
                Kind.OPERATOR_KEY, event.stream(), event.by(), "ADMIN", null, null, null, act, criteria, 0, event.at());
    }

    private static Map<String, String> issued(OperatorKeyIssued issued) {
        Map<String, String> criteria = new LinkedHashMap<>();
        int establishments = issued.establishments().size();
        criteria.put(
                "establishments",
                issued.everyEstablishment()
                        ? "*"
                        : establishments > MAX_NAMED
                                ? Integer.toString(establishments)
                                : issued.establishments().stream()
                                        .map(EstablishmentId::value)
                                        .collect(Collectors.joining(",")));
        criteria.put("operations", String.join(",", new TreeSet<>(issued.operations())));
        criteria.put("pending", Boolean.toString(issued.pending()));
        if (issued.replaces() != null) {
            criteria.put("replaces", issued.replaces().toString());
        }
        return criteria;
    }
}
