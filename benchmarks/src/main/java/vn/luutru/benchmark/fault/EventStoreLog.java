package vn.luutru.benchmark.fault;

import java.util.UUID;
import vn.luutru.adapter.eventstoredb.standin.StandIn;

/** In a stand-in for EventStoreDB, within this process. */
record EventStoreLog(StandIn server) implements ClusterLog {

    private static final String STREAMS = "luutru-";

    @Override
    public long head() {
        long[] newest = {0};
        read((position, stream, type) -> newest[0] = position);
        return newest[0];
    }

    @Override
    public void read(Reader reader) {
        server.read(
                STREAMS,
                (position, stream, type) ->
                        reader.event(position, UUID.fromString(stream.substring(STREAMS.length())), type));
    }

    @Override
    public boolean leavesGaps() {
        return true;
    }
}
