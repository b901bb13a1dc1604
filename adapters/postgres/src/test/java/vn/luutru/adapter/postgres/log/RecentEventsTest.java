package vn.luutru.adapter.postgres.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.StoreFixture;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.eventstore.stored.NewEvent;
import vn.luutru.eventstore.stored.SerializedMessage;

@IntegrationTest
class RecentEventsTest {

    private static final GuestCheckedIn EVENT = StoreFixture.checkIn("R-1");

    private final RecentEvents recent = new RecentEvents();

    @Property
    void a_reader_gets_what_follows_up_to_the_first_that_another_process_wrote(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -5, max = 5) Integer> groups,
            @ForAll @IntRange(max = 100) int after,
            @ForAll @IntRange(min = 1, max = 30) int max) {
        RecentEvents events = new RecentEvents();
        Set<Long> own = new HashSet<>();
        long base = 0;
        for (int group : groups) {
            if (group > 0) {
                events.add(base, StoreFixture.NOW, appends(group), 0);
                for (long position = base + 1; position <= base + group; position++) {
                    own.add(position);
                }
            }
            base += Math.abs(group);
        }

        List<Long> expected = new ArrayList<>();
        for (long position = after + 1L; own.contains(position) && expected.size() < max; position++) {
            expected.add(position);
        }
        assertThat(read(events, after, max)).isEqualTo(expected);
    }

    @Example
    void the_oldest_make_room_for_the_newest() {
        for (int group = 0; group < 40; group++) {
            recent.add(1_000L * group, StoreFixture.NOW, appends(1_000), 0);
        }

        assertThat(recent.size()).isBetween(31_000, 32 * 1_024);
        assertThat(read(recent, 0, 10)).isEmpty();
        assertThat(read(recent, 39_990, 20)).hasSize(10).startsWith(39_991L);
    }

    @Example
    void what_is_old_is_dropped_and_what_is_new_stays() {
        recent.add(0, StoreFixture.NOW, appends(2), 100);
        recent.add(2, StoreFixture.NOW, appends(2), 200);

        recent.dropUntil(150);

        assertThat(read(recent, 0, 10)).isEmpty();
        assertThat(read(recent, 2, 10)).containsExactly(3L, 4L);
        recent.clear();
        assertThat(read(recent, 2, 10)).isEmpty();
        assertThat(recent.size()).isZero();
    }

    private static List<Long> read(RecentEvents events, long after, int max) {
        List<Recorded<Event>> read = new ArrayList<>();
        events.read(after, max, read);
        return read.stream().map(Recorded::position).toList();
    }

    private static List<NewEvent> appends(int count) {
        List<NewEvent> appends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            appends.add(new NewEvent(
                    EVENT,
                    EVENT.stream(),
                    i,
                    new SerializedMessage("GuestCheckedIn/1", new byte[0], null, null, null)));
        }
        return appends;
    }
}
