package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void a_thousand_tries_a_minute_are_let_through_as_often_as_the_limit_says() {
        RateLimit limit = new RateLimit(60, time::get);
        long let = IntStream.range(0, 1000)
                .filter(i -> {
                    time.addAndGet(TimeUnit.MILLISECONDS.toNanos(60));
                    return limit.take("a");
                })
                .count();
        // The bucket is full at first, and one drops in each second.
        assertThat(let).isBetween(119L, 120L);
        assertThat(limit.take("b")).isTrue();
    }

    @Test
    void what_is_given_back_may_be_taken_again_and_no_more() {
        RateLimit limit = new RateLimit(2, time::get);
        limit.take("a");
        limit.giveBack("a");
        limit.giveBack("a");
        assertThat(limit.take("a")).isTrue();
        assertThat(limit.take("a")).isTrue();
        assertThat(limit.take("a")).isFalse();
    }

    @Test
    void an_ipv6_network_counts_as_one_sender() throws Exception {
        assertThat(sender("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(sender("2001:db8:1:2::1"))
                .isNotEqualTo(sender("2001:db8:1:3::1"));
        assertThat(sender("192.0.2.1")).isNotEqualTo(sender("192.0.2.2"));
    }

    private static Sender sender(String address) throws Exception {
        return Sender.of(InetAddress.getByName(address));
    }
}
