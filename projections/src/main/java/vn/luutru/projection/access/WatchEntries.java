package vn.luutru.projection.access;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.event.WatchListEvent;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryCompared;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.declaration.event.WatchListEvent.WatchMatchFound;
import vn.luutru.projection.access.AccessEntry.Kind;

/** What the access log keeps of the watch list: who did what to which entry, and nobody's name. */
final class WatchEntries {

    private WatchEntries() {}

    /** Null of what the service itself found. */
    static @Nullable AccessEntry of(WatchListEvent event) {
        return switch (event) {
            case WatchEntryAdded added ->
                act(
                        "watch-entry-added",
                        added,
                        added.territory(),
                        Map.of(
                                "entry",
                                text(added.entry()),
                                "expiresOn",
                                added.expiresOn().toString()));
            case WatchEntryRemoved removed ->
                act("watch-entry-removed", removed, null, Map.of("entry", text(removed.entry())));
            case WatchAlertAcknowledged acknowledged ->
                act("watch-alert-acknowledged", acknowledged, null, Map.of("alert", text(acknowledged.alert())));
            case WatchMatchFound found -> null;
            case WatchEntryCompared compared -> null;
        };
    }

    private static String text(UUID id) {
        return id.toString();
    }

    private static AccessEntry act(
            String act, WatchListEvent event, @Nullable String territory, Map<String, String> criteria) {
        return new AccessEntry(
                Kind.WATCH_LIST,
                event.stream(),
                event.by(),
                "POLICE",
                territory,
                null,
                null,
                act,
                criteria,
                0,
                event.at());
    }
}
