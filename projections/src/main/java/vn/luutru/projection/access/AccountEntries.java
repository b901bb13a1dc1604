package vn.luutru.projection.access;

import java.util.Map;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.AccountEvent.CallsRefused;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionAsked;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionWithdrawn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedIn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedOut;
import vn.luutru.declaration.event.AccountEvent.ReadModelOperated;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.JournalEvent;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.projection.access.AccessEntry.Kind;

/**
 * What the access log keeps of sessions, of what was refused, of months that are to be destroyed, of read models, and of
 * events that are skipped.
 */
final class AccountEntries {

    private AccountEntries() {}

    static AccessEntry of(AccountEvent event) {
        return switch (event) {
            case OfficialSignedIn in ->
                new AccessEntry(
                        Kind.SESSION,
                        in.stream(),
                        in.account(),
                        in.role(),
                        in.territory(),
                        null,
                        null,
                        "signed-in",
                        Map.of("session", in.session().toString()),
                        0,
                        in.at());
            case OfficialSignedOut out ->
                new AccessEntry(
                        Kind.SESSION,
                        out.stream(),
                        out.account(),
                        out.role(),
                        null,
                        null,
                        null,
                        "signed-out",
                        Map.of("session", out.session().toString(), "by", out.by()),
                        0,
                        out.at());
            case MonthDestructionAsked asked ->
                destruction(
                        "destruction-asked",
                        asked,
                        Map.of("month", asked.month().toString()));
            case MonthDestructionWithdrawn withdrawn ->
                destruction(
                        "destruction-withdrawn",
                        withdrawn,
                        Map.of("month", withdrawn.month().toString(), "askedBy", withdrawn.askedBy()));
            case ReadModelOperated operated ->
                new AccessEntry(
                        Kind.SYSTEM,
                        operated.act(),
                        operated.by(),
                        "ADMIN",
                        null,
                        null,
                        null,
                        switch (operated.operation()) {
                            case PAUSE -> "read-model-paused";
                            case RESUME -> "read-model-resumed";
                            case REBUILD -> "read-model-rebuilt";
                        },
                        Map.of("model", operated.model()),
                        0,
                        operated.at());
            case CallsRefused refused ->
                new AccessEntry(
                        Kind.REFUSED,
                        refused.count(),
                        refused.caller(),
                        refused.role(),
                        null,
                        null,
                        null,
                        refused.method() + " " + refused.route(),
                        Map.of(
                                "code", refused.code(),
                                "refusals", Integer.toString(refused.refusals()),
                                "from", refused.from().toString()),
                        0,
                        refused.to());
        };
    }

    /** An event that cannot be read is skipped. The reason is an administrator's, and names nobody. */
    static AccessEntry of(EventQuarantined event) {
        return new AccessEntry(
                Kind.SYSTEM,
                event.stream(),
                event.by(),
                "ADMIN",
                null,
                null,
                null,
                "event-quarantined",
                Map.of(
                        "position", Long.toString(event.position()),
                        "type", event.type(),
                        "problem", event.problem(),
                        "reason", event.reason()),
                0,
                event.at());
    }

    /** The destruction itself. */
    static AccessEntry of(MonthForgotten event) {
        String askedBy = event.askedBy();
        String month = event.month().toString();
        return destruction(
                "destruction-done",
                event,
                askedBy == null ? Map.of("month", month) : Map.of("month", month, "askedBy", askedBy));
    }

    private static AccessEntry destruction(String act, JournalEvent event, Map<String, String> criteria) {
        return new AccessEntry(
                Kind.DESTRUCTION, event.stream(), event.by(), "ADMIN", null, null, null, act, criteria, 0, event.at());
    }
}
