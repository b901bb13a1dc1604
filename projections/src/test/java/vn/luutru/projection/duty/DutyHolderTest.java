package vn.luutru.projection.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DutyHolderTest extends LeasesContract {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    private final MemoryLeases leases = new MemoryLeases(() -> nanoTime.get() - Long.MAX_VALUE);

    @Override
    protected Leases leases() {
        return leases;
    }

    @Override
    protected void expire(String duty) {
        leases.expire(duty);
    }

    private DutyHolder holder(String owner) {
        return new DutyHolder(leases, "publisher", owner, nanoTime::get);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void a_holder_that_prolongs_in_time_keeps_its_duty() {
        try (DutyHolder one = holder("one");
                DutyHolder two = holder("two")) {
            Lease lease = one.take().orElseThrow();
            for (int i = 0; i < 100; i++) {
                pass(DutyHolder.INTERVAL);
                one.prolong();
                one.require(lease);
                assertThat(two.take()).isEmpty();
            }
        }
    }

    @Test
    void the_duty_of_a_dead_holder_is_another_ones_within_five_seconds() {
        try (DutyHolder dead = holder("dead");
                DutyHolder other = holder("other")) {
            assertThat(dead.take()).isPresent();
            Duration waited = Duration.ZERO;
            while (other.take().isEmpty()) {
                pass(DutyHolder.INTERVAL);
                waited = waited.plus(DutyHolder.INTERVAL);
            }
            assertThat(waited).isLessThan(Duration.ofSeconds(5));
        }
    }

    /** No question was asked meanwhile: the holder knows it by its own clock, which runs while it is paused. */
    @Test
    void a_holder_that_was_paused_notices_before_it_acts() {
        try (DutyHolder paused = holder("paused")) {
            Lease lease = paused.take().orElseThrow();
            pass(DutyHolder.LENGTH);
            assertThat(paused.held()).isEmpty();
            assertThatThrownBy(() -> paused.require(lease)).isInstanceOf(LeaseLostException.class);
        }
    }

    @Test
    void a_holder_that_was_paused_and_got_its_duty_back_does_not_finish_what_it_began_before() {
        try (DutyHolder paused = holder("paused")) {
            Lease before = paused.take().orElseThrow();
            pass(DutyHolder.LENGTH);
            paused.prolong();
            assertThat(paused.held()).isPresent();
            assertThatThrownBy(() -> paused.require(before)).isInstanceOf(LeaseLostException.class);
        }
    }

    @Test
    void whoever_does_not_want_a_duty_any_more_does_not_prolong_it() {
        try (DutyHolder one = holder("one");
                DutyHolder two = holder("two")) {
            assertThat(one.take()).isPresent();
            one.release();
            one.prolong();
            assertThat(one.held()).isEmpty();
            assertThat(two.take()).isPresent();
        }
    }

    @Test
    void who_has_the_duty_is_not_known_any_more_when_it_is_another_ones() {
        try (DutyHolder one = holder("one");
                DutyHolder two = holder("two")) {
            assertThat(one.take()).isPresent();
            expire("publisher");
            assertThat(two.take()).isPresent();
            one.prolong();
            assertThat(one.held()).isEmpty();
        }
    }
}
