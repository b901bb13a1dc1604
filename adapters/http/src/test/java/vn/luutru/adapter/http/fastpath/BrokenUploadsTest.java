package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.http.problem.Problem;
import vn.luutru.declaration.StoreUnavailableException;

/** An outage ends a thousand uploads and ten thousand calls, and is one line. */
@IntegrationTest
class BrokenUploadsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("vn.luutru.adapter.http");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final RouteRig rig = new RouteRig(new ScriptedStore(), 1 << 20);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void close() {
        logger.detachAppender(lines);
        rig.close();
    }

    @Test
    void an_outage_of_the_store_is_one_line_without_a_stack_trace() {
        for (int i = 0; i < 1_000; i++) {
            rig.uploads.brokeOff(new StoreUnavailableException("The last declarations could not be written", null));
        }
        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).contains("could not be written");
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @Test
    void a_fault_of_ours_is_one_line_with_its_stack_trace_for_uploads_and_for_calls() {
        for (int i = 0; i < 100; i++) {
            IllegalStateException fault = new IllegalStateException("planted");
            rig.uploads.brokeOff(fault);
            Problem.of(fault);
        }
        assertThat(lines.list)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNotNull());
    }
}
