package vn.luutru.declaration;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.OutageEvent;

/** The events of outages of the golden files, by the name of their file. */
final class GoldenOutageEvents {

    private static final UUID OUTAGE = UUID.fromString("0193a1c0-1111-4222-8333-444455550008");

    private GoldenOutageEvents() {}

    static Map<String, Event> all() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put("OutageProclaimed-1-full", proclaimed("16522,16531", true));
        events.put("OutageProclaimed-1-sparse", proclaimed(null, false));
        events.put("OutageConfirmed-1", new OutageEvent.OutageConfirmed(OUTAGE, GoldenEvents.AT, "quản-trị-2"));
        events.put(
                "OutageWithdrawn-1",
                new OutageEvent.OutageWithdrawn(OUTAGE, "mạng \"đã\" thông", true, GoldenEvents.AT, "admin"));
        events.put(
                "OutageWithdrawalConfirmed-1",
                new OutageEvent.OutageWithdrawalConfirmed(OUTAGE, GoldenEvents.AT, "quản-trị-2"));
        return events;
    }

    private static Event proclaimed(String territory, boolean pending) {
        return new OutageEvent.OutageProclaimed(
                OUTAGE,
                Instant.parse("2026-07-01T14:30:00Z"),
                Instant.parse("2026-07-01T17:15:00.5Z"),
                Instant.parse("2026-07-02T01:00:00Z"),
                territory,
                "Đứt cáp quang",
                "CV 88/CAT",
                pending,
                GoldenEvents.AT,
                "admin");
    }
}
