package vn.luutru.app.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is repeated goes on whatever fails, and says so without filling the log. */
class RepeatedTaskTest {

    private final AtomicInteger times = new AtomicInteger();

    @Test
    void a_task_that_fails_each_time_is_done_again_and_logged_once() {
        Logger logger = (Logger) LoggerFactory.getLogger(RepeatedTask.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        RepeatedTask task = new RepeatedTask("planted", Duration.ofMillis(1), Duration.ofMillis(1)) {
            @Override
            protected void run() {
                if (times.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("planted");
                }
                throw new NoClassDefFoundError("planted");
            }
        };
        task.start();
        try {
            await().until(() -> times.get() > 20);
        } finally {
            task.stop();
            logger.detachAppender(lines);
        }
        assertThat(lines.list).hasSize(2);
    }
}
