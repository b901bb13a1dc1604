package vn.luutru.projection;

import java.time.Instant;
import java.util.List;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.subscription.EventLog;

class ListEventLogTest extends EventLogContract {

    private final ListEventLog log = new ListEventLog();

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected void append(List<Event> events) {
        log.append(Instant.parse("2026-07-01T15:00:01Z"), events);
    }
}
