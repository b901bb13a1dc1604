package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.StayCorrected;

class HistoryTest {

    private static final Recorded<StayEvent> FIRST = recorded(1);

    @Test
    void a_history_never_changes_whatever_goes_on_from_it() {
        History one = History.of(List.of(FIRST));
        History two = one.and(recorded(2));
        History three = two.and(recorded(3));
        History otherThree = two.and(recorded(4));
        History four = otherThree.and(recorded(5));

        assertThat(positions(one)).containsExactly(1L);
        assertThat(positions(two)).containsExactly(1L, 2L);
        assertThat(positions(three)).containsExactly(1L, 2L, 3L);
        assertThat(positions(otherThree)).containsExactly(1L, 2L, 4L);
        assertThat(positions(four)).containsExactly(1L, 2L, 4L, 5L);
        assertThat(three).isEqualTo(List.of(FIRST, recorded(2), recorded(3)));
        assertThatThrownBy(() -> two.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_stay_of_many_events_is_read_without_copying_them_at_each() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Stay stay = StayScenario.given(StayScenario.checkIn()).stay();
        Recorded<StayEvent> next = recorded(2);
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 5_000; i++) {
            stay = Stay.evolve(stay, next);
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(stay.history()).hasSize(5_001);
        // Copied at each, they would be more than 50 megabytes.
        assertThat(allocated).isLessThan(20L << 20);
    }

    private static Stream<Long> positions(History history) {
        return history.stream().map(Recorded::position);
    }

    private static Recorded<StayEvent> recorded(long position) {
        Changes changes =
                new Changes(StayDetails.builder().set(Field.ROOM, "302").build(), Set.of());
        return new Recorded<>(
                position,
                Samples.NOW,
                new StayCorrected(
                        StayId.of(Samples.ESTABLISHMENT, "R-1"), changes, "Nhập nhầm", 36, null, Samples.NOW, "key-1"));
    }
}
