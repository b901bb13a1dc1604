package vn.luutru.declaration.codec.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.luutru.declaration.event.WatchListEvent;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryCompared;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.declaration.event.WatchListEvent.WatchMatchFound;

/** Events of the watch list. Names, reasons and notes are encrypted; the keyed hashes say nothing by themselves. */
final class WatchListEventSerializer {

    private static final String SEPARATOR = ",";

    private WatchListEventSerializer() {}

    static SerializedEvent serialize(WatchListEvent event) {
        return switch (event) {
            case WatchEntryAdded added -> {
                EventJsonWriter out = written(added)
                        .text("entry", added.entry())
                        .text("keys", added.keys().stream().map(UUID::toString).collect(Collectors.joining(SEPARATOR)))
                        .text("owner", added.owner())
                        .text("territory", added.territory())
                        .text("expiresOn", added.expiresOn());
                EventJsonWriter personal = new EventJsonWriter()
                        .text("name", added.name())
                        .text("born", added.born())
                        .text("basis", added.basis());
                yield new SerializedEvent(EventTypes.WATCH_ENTRY_ADDED, out.bytes(), personal.bytes());
            }
            case WatchEntryRemoved removed ->
                new SerializedEvent(
                        EventTypes.WATCH_ENTRY_REMOVED,
                        written(removed).text("entry", removed.entry()).bytes(),
                        new EventJsonWriter().text("reason", removed.reason()).bytes());
            case WatchAlertAcknowledged acknowledged ->
                new SerializedEvent(
                        EventTypes.WATCH_ALERT_ACKNOWLEDGED,
                        written(acknowledged)
                                .text("alert", acknowledged.alert())
                                .bytes(),
                        new EventJsonWriter().text("note", acknowledged.note()).bytes());
            case WatchMatchFound found ->
                EventSerializer.open(
                        EventTypes.WATCH_MATCH_FOUND,
                        written(found)
                                .text("entry", found.entry())
                                .text("stay", found.stay())
                                .text("establishment", found.establishment())
                                .text("declaredIn", found.declaredIn())
                                .text("matchedBy", found.matchedBy()));
            case WatchEntryCompared compared ->
                EventSerializer.open(
                        EventTypes.WATCH_ENTRY_COMPARED,
                        written(compared).text("entry", compared.entry()).number("matches", compared.matches()));
        };
    }

    private static EventJsonWriter written(WatchListEvent event) {
        return new EventJsonWriter().text("at", event.at()).text("by", event.by());
    }

    /** @param type one of this class */
    static WatchListEvent deserialize(String type, EventJsonReader in) {
        return switch (type) {
            case EventTypes.WATCH_ENTRY_ADDED ->
                new WatchEntryAdded(
                        uuid(in, in.text("entry")),
                        keys(in),
                        in.optional("name"),
                        in.optional("born"),
                        in.text("owner"),
                        in.optional("basis"),
                        in.optional("territory"),
                        in.date("expiresOn"),
                        in.instant("at"),
                        in.text("by"));
            case EventTypes.WATCH_ENTRY_REMOVED ->
                new WatchEntryRemoved(
                        uuid(in, in.text("entry")), in.optional("reason"), in.instant("at"), in.text("by"));
            case EventTypes.WATCH_ALERT_ACKNOWLEDGED ->
                new WatchAlertAcknowledged(
                        uuid(in, in.text("alert")), in.optional("note"), in.instant("at"), in.text("by"));
            case EventTypes.WATCH_MATCH_FOUND ->
                new WatchMatchFound(
                        uuid(in, in.text("entry")),
                        uuid(in, in.text("stay")),
                        in.establishment(),
                        in.month("declaredIn"),
                        in.text("matchedBy"),
                        in.instant("at"),
                        in.text("by"));
            case EventTypes.WATCH_ENTRY_COMPARED ->
                new WatchEntryCompared(
                        uuid(in, in.text("entry")), in.number("matches"), in.instant("at"), in.text("by"));
            default -> throw in.malformed("unknown type");
        };
    }

    private static List<UUID> keys(EventJsonReader in) {
        List<UUID> keys = new ArrayList<>();
        for (String key : in.text("keys").split(SEPARATOR, -1)) {
            keys.add(uuid(in, key));
        }
        return keys;
    }

    private static UUID uuid(EventJsonReader in, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw in.malformed("malformed id of the watch list");
        }
    }
}
