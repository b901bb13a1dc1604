package vn.luutru.projection.subscription;

import java.time.Instant;
import java.util.List;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.EventLogContract;
import vn.luutru.projection.ListEventLog;

class SparseLogContractTest extends EventLogContract {

    private final ListEventLog dense = new ListEventLog();
    private final EventLog log = new SparseLog(dense);

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected void append(List<Event> events) {
        dense.append(Instant.parse("2026-07-01T15:00:01Z"), events);
    }
}
