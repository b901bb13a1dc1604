package vn.luutru.projection.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every store of leases owes to those who share duties. Each test begins with an empty store. */
public abstract class LeasesContract {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    /** The store under test, the same for the whole of one test. */
    protected abstract Leases leases();

    /** Ends the lease of a duty, as if its time had passed. */
    protected abstract void expire(String duty);

    private Lease taken(String duty, String owner) {
        return leases().take(duty, owner, LENGTH).orElseThrow();
    }

    @Test
    void a_duty_that_nobody_has_is_taken_and_refused_to_others() {
        assertThat(taken("publisher", "one")).isEqualTo(new Lease("publisher", "one", 1));
        assertThat(leases().take("publisher", "two", LENGTH)).isEmpty();
        assertThat(taken("other duty", "two").fence()).isEqualTo(1);
    }

    @Test
    void a_lease_that_is_prolonged_in_time_keeps_its_number() {
        Lease first = taken("publisher", "one");
        assertThat(taken("publisher", "one")).isEqualTo(first);
    }

    @Test
    void every_new_holder_has_a_larger_number() {
        long fence = 0;
        for (int i = 0; i < 5; i++) {
            Lease lease = taken("publisher", "owner " + i % 2);
            assertThat(lease.fence()).isGreaterThan(fence);
            fence = lease.fence();
            expire("publisher");
        }
    }

    /** Another might have had the duty meanwhile, and what was begun under the old number may be half done. */
    @Test
    void whoever_takes_their_own_lease_after_its_end_has_a_new_number() {
        Lease first = taken("publisher", "one");
        expire("publisher");
        assertThat(taken("publisher", "one").fence()).isGreaterThan(first.fence());
    }

    @Test
    void a_duty_that_is_given_back_can_be_taken_at_once() {
        Lease first = taken("publisher", "one");
        leases().release(first);
        assertThat(taken("publisher", "two").fence()).isGreaterThan(first.fence());
    }

    @Test
    void a_lease_that_is_over_cannot_be_given_back_in_place_of_its_successor() {
        Lease first = taken("publisher", "one");
        expire("publisher");
        Lease second = taken("publisher", "two");
        leases().release(first);
        assertThat(leases().take("publisher", "three", LENGTH)).isEmpty();
        assertThat(taken("publisher", "two")).isEqualTo(second);
    }

    /** A store that was restored from a backup has forgotten the numbers that it gave since. */
    @Test
    void a_lease_gets_a_number_above_one_that_the_store_has_forgotten() {
        Lease first = taken("publisher", "one");
        Lease raised = leases().raise(first, 40).orElseThrow();
        assertThat(raised).isEqualTo(new Lease("publisher", "one", 41));
        assertThat(taken("publisher", "one")).isEqualTo(raised);
        assertThat(leases().raise(raised, 7)).contains(raised);
        expire("publisher");
        assertThat(taken("publisher", "two").fence()).isEqualTo(42);
    }

    @Test
    void a_lease_that_is_over_gets_no_other_number() {
        Lease first = taken("publisher", "one");
        expire("publisher");
        assertThat(leases().raise(first, 40)).isEmpty();
        Lease second = taken("publisher", "two");
        assertThat(leases().raise(first, 40)).isEmpty();
        assertThat(taken("publisher", "two")).isEqualTo(second);
    }

    @Test
    void of_many_who_ask_at_the_same_moment_one_gets_the_duty() throws Exception {
        int many = 8;
        for (int round = 0; round < 5; round++) {
            String duty = "duty " + round;
            CountDownLatch start = new CountDownLatch(1);
            List<CompletableFuture<Optional<Lease>>> asked = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
                for (int i = 0; i < many; i++) {
                    String owner = "owner " + i;
                    asked.add(CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return leases().take(duty, owner, LENGTH);
                            },
                            threads));
                }
                start.countDown();
            }
            assertThat(asked.stream().map(CompletableFuture::join).flatMap(Optional::stream))
                    .hasSize(1);
        }
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
