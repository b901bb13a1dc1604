package vn.luutru.declaration;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.WatchListEvent;

/** The events of the watch list of the golden files, by the name of their file. */
final class GoldenWatchEvents {

    private static final UUID ENTRY = UUID.fromString("0193a1c0-1111-4222-8333-444455550004");
    private static final UUID ALERT = UUID.fromString("0193a1c0-1111-4222-8333-444455550005");
    private static final UUID KEY = UUID.fromString("0193a1c0-1111-4222-8333-444455550006");
    private static final UUID KEY_2 = UUID.fromString("0193a1c0-1111-4222-8333-444455550007");

    private GoldenWatchEvents() {}

    /** What the service itself finds. */
    static Map<String, Event> found() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put(
                "WatchMatchFound-1",
                new WatchListEvent.WatchMatchFound(
                        ENTRY,
                        GoldenEvents.STAY.value(),
                        GoldenEvents.ESTABLISHMENT,
                        YearMonth.of(2026, 7),
                        "NAME",
                        GoldenEvents.AT,
                        "luutru"));
        events.put("WatchEntryCompared-1", new WatchListEvent.WatchEntryCompared(ENTRY, 3, GoldenEvents.AT, "luutru"));
        return events;
    }

    static Map<String, Event> all() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put(
                "WatchEntryAdded-1-full",
                new WatchListEvent.WatchEntryAdded(
                        ENTRY,
                        List.of(KEY, KEY_2),
                        "Trần Văn Giả",
                        "1977-07-07",
                        "Công an tỉnh",
                        "QĐ 45/2026",
                        "16522,16531",
                        LocalDate.of(2026, 12, 31),
                        GoldenEvents.AT,
                        "can-bo-7"));
        events.put(
                "WatchEntryAdded-1-sparse",
                new WatchListEvent.WatchEntryAdded(
                        ENTRY,
                        List.of(KEY),
                        null,
                        null,
                        "Công an tỉnh",
                        null,
                        null,
                        LocalDate.of(2026, 12, 31),
                        GoldenEvents.AT,
                        "can-bo-7"));
        events.put(
                "WatchEntryRemoved-1",
                new WatchListEvent.WatchEntryRemoved(ENTRY, "đã tìm thấy", GoldenEvents.AT, "can-bo-8"));
        events.put(
                "WatchAlertAcknowledged-1",
                new WatchListEvent.WatchAlertAcknowledged(ALERT, "đã cử \"tổ 2\" đến", GoldenEvents.AT, "can-bo-8"));
        return events;
    }
}
