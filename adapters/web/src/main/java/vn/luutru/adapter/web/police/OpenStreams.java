package vn.luutru.adapter.web.police;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The live streams that officials have open, so many for each: the oldest makes room for one more. Safe for many threads. */
final class OpenStreams {

    /** Pages that one official has open at once, on all their devices. */
    static final int MAX_OF_ONE = 8;

    private final Map<String, Deque<LiveStream>> open = new ConcurrentHashMap<>();

    /** @return the stream that is to end; null if there is room */
    @Nullable
    LiveStream add(String official, LiveStream stream) {
        LiveStream[] oldest = new LiveStream[1];
        open.compute(official, (id, before) -> {
            Deque<LiveStream> streams = before == null ? new ArrayDeque<>() : before;
            streams.add(stream);
            if (streams.size() > MAX_OF_ONE) {
                oldest[0] = streams.remove();
            }
            return streams;
        });
        return oldest[0];
    }

    void remove(String official, LiveStream stream) {
        open.computeIfPresent(official, (id, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }
}
