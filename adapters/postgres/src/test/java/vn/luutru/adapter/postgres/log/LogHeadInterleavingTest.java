package vn.luutru.adapter.postgres.log;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.StoreFixture;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.eventstore.stored.NewEvent;
import vn.luutru.eventstore.stored.SerializedMessage;

/** In every order in which two threads may take their steps, as a model checker tries them. */
@IntegrationTest
class LogHeadInterleavingTest {

    private static final int ORDERS = 300;

    /** The checker takes an object for one thread's own until a static field has it. */
    private static LogHead head;

    private static RecentEvents recent;

    private static final GuestCheckedIn EVENT = StoreFixture.checkIn("R-1");
    private static final List<NewEvent> GROUP = List.of(new NewEvent(
            EVENT, EVENT.stream(), 0, new SerializedMessage("GuestCheckedIn/1", new byte[0], null, null, null)));

    @Test
    void who_sees_the_head_finds_the_events_up_to_it() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            head = new LogHead();
            recent = new RecentEvents();
            head.listen((base, recordedAt, group) -> recent.add(base, recordedAt, group, 0));
            Thread writing = new Thread(() -> {
                head.committed(0, StoreFixture.NOW, GROUP);
                head.committed(1, StoreFixture.NOW, GROUP);
            });
            writing.start();

            long position = head.newest().position();
            List<Recorded<Event>> read = new ArrayList<>();
            recent.read(0, 10, read);

            require(read.size() >= position, "all events up to the head are there");
            for (int i = 0; i < read.size(); i++) {
                require(read.get(i).position() == i + 1, "none is missing between them");
            }
            joined(writing);
        });
    }

    @Test
    void the_head_never_goes_back_when_two_reach_positions() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            head = new LogHead();
            Thread other = new Thread(() -> head.newest().reached(2));
            other.start();

            head.newest().reached(1);
            long seen = head.newest().position();

            joined(other);
            require(seen > 0, "who reached a position sees it");
            require(head.newest().position() == 2, "the later position stays");
        });
    }

    /** AssertJ cannot run in a model checker. */
    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("Not so: " + what);
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
