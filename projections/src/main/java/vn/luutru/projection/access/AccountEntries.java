package vn.luutru.projection.access;

import java.util.Map;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.AccountEvent.CallsRefused;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionAsked;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionWithdrawn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedIn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedOut;
import vn.luutru.declaration.event.JournalEvent;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.projection.access.AccessEntry.Kind;

/** What the access log keeps of sessions, of what was refused, and of months that are to be destroyed. */
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
