package vn.luutru.declaration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.luutru.declaration.event.DeskEvent;
import vn.luutru.declaration.event.Event;

/** The events of desks and posters of the golden files, by the name of their file. */
final class GoldenDeskEvents {

    private static final UUID DEVICE = UUID.fromString("0193a1c0-1111-4222-8333-444455550001");
    private static final UUID PERSON = UUID.fromString("0193a1c0-1111-4222-8333-444455550002");
    private static final UUID POSTER = UUID.fromString("0193a1c0-1111-4222-8333-444455550003");
    private static final String DESK = "desk/0193a1c0-1111-4222-8333-444455550001/0193a1c0-1111-4222-8333-444455550002";

    private GoldenDeskEvents() {}

    static Map<String, Event> all() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put(
                "DeviceIssued-1",
                new DeskEvent.DeviceIssued(
                        DEVICE,
                        GoldenEvents.ESTABLISHMENT,
                        Set.of("READ", "CHECK_IN"),
                        true,
                        GoldenEvents.AT,
                        "ADMIN",
                        "quản-trị"));
        events.put("DeviceConfirmed-1", new DeskEvent.DeviceConfirmed(DEVICE, GoldenEvents.AT, "ADMIN", "quản-trị-2"));
        events.put(
                "DeviceEnrolled-1",
                new DeskEvent.DeviceEnrolled(
                        DEVICE, GoldenEvents.AT, "DESK", "desk/0193a1c0-1111-4222-8333-444455550001"));
        events.put("DeviceRevoked-1", new DeskEvent.DeviceRevoked(DEVICE, GoldenEvents.AT, "OPERATOR", "key-7"));
        events.put("DeskPersonAdded-1", new DeskEvent.DeskPersonAdded(DEVICE, PERSON, GoldenEvents.AT, "DESK", DESK));
        events.put(
                "DeskPersonRemoved-1", new DeskEvent.DeskPersonRemoved(DEVICE, PERSON, GoldenEvents.AT, "DESK", DESK));
        events.put(
                "PosterIssued-1",
                new DeskEvent.PosterIssued(POSTER, GoldenEvents.ESTABLISHMENT, GoldenEvents.AT, "OPERATOR", "key-7"));
        events.put("PosterRevoked-1", new DeskEvent.PosterRevoked(POSTER, GoldenEvents.AT, "ADMIN", "admin"));
        return events;
    }
}
