package vn.luutru.adapter.eventstoredb;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.AllReader.Raw;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.CopiedPlaces;

/** Single events by their positions: by those that they have here, or had in the log that they were copied from. */
final class Places {

    private final AllReader all;
    private final StreamEvents streams;
    private final StreamNames names;
    private final CopiedPlaces copied;

    Places(AllReader all, StreamEvents streams, StreamNames names, CopiedPlaces copied) {
        this.all = all;
        this.streams = streams;
        this.names = names;
        this.copied = copied;
    }

    /** Null if there is none at this position. */
    @Nullable
    Raw find(long position) {
        UUID stream = copied.stream(position);
        return stream == null ? inLog(position) : inStream(stream, position);
    }

    /** By the position that it has here; null if there is none. */
    @Nullable
    Raw inLog(long position) {
        List<Raw> found;
        try {
            found = all.from(position, 1);
        } catch (StoreUnavailableException e) {
            // A position inside a record is refused. If the server is away, the next read says so.
            all.head();
            return null;
        }
        return found.isEmpty() || found.getFirst().position() != position || found.getFirst().stream() == null
                ? null
                : found.getFirst();
    }

    /** Whether an event is here that had a position in the log that this one was copied from. */
    boolean hasCopied(long position) {
        UUID stream = copied.stream(position);
        return stream != null && inStream(stream, position) != null;
    }

    private @Nullable Raw inStream(UUID stream, long position) {
        return Calls.join(streams.read(names.of(stream), 0, Long.MAX_VALUE)).stream()
                .filter(event -> Long.valueOf(position)
                        .equals(StreamReads.metadata(event).position()))
                .findFirst()
                .map(event -> new Raw(position, stream, event))
                .orElse(null);
    }
}
