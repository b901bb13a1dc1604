package vn.luutru.declaration;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.Event;

/** The events of accounts of the golden files, by the name of their file. */
final class GoldenAccountEvents {

    private static final UUID SESSION = UUID.fromString("0193a1c0-1111-4222-8333-444455550009");

    private GoldenAccountEvents() {}

    static Map<String, Event> all() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put("OfficialSignedIn-1-full", signedIn("16522,16531"));
        events.put("OfficialSignedIn-1-sparse", signedIn(null));
        events.put(
                "OfficialSignedOut-1",
                new AccountEvent.OfficialSignedOut(SESSION, "can-bo-7", "POLICE", GoldenEvents.AT, "quản-trị"));
        events.put(
                "CallsRefused-1",
                new AccountEvent.CallsRefused(
                        UUID.fromString("0193a1c0-1111-4222-8333-444455550010"),
                        "can-bo-7",
                        "TOURISM",
                        "GET",
                        "/v1/persons/{personId}/stays",
                        "ROLE_NOT_ALLOWED",
                        3,
                        Instant.parse("2026-07-01T07:04:58.5Z"),
                        GoldenEvents.AT));
        events.put(
                "MonthDestructionAsked-1",
                new AccountEvent.MonthDestructionAsked(
                        UUID.fromString("0193a1c0-1111-4222-8333-444455550011"),
                        YearMonth.of(2021, 6),
                        GoldenEvents.AT,
                        "quản-trị"));
        events.put(
                "MonthDestructionWithdrawn-1",
                new AccountEvent.MonthDestructionWithdrawn(
                        UUID.fromString("0193a1c0-1111-4222-8333-444455550012"),
                        YearMonth.of(2021, 6),
                        "quản-trị",
                        GoldenEvents.AT,
                        "admin-2"));
        return events;
    }

    static Event operated() {
        return new AccountEvent.ReadModelOperated(
                UUID.fromString("0193a1c0-1111-4222-8333-444455550013"),
                "register",
                AccountEvent.ReadModelOperated.Operation.PAUSE,
                GoldenEvents.AT,
                "quản-trị");
    }

    private static Event signedIn(String territory) {
        return new AccountEvent.OfficialSignedIn(SESSION, "can-bo-7", "POLICE", territory, GoldenEvents.AT);
    }
}
