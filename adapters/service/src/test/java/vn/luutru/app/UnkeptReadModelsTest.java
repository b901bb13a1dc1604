package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.erasure.Rewriting.Outcome;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.erasure.NightlyRewriting;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionRunner;

/**
 * Processes that keep some of the read models only: what the others would hold is waited for where somebody ever kept them,
 * and then only with a word about who must keep them.
 */
@IntegrationTest
class UnkeptReadModelsTest {

    private static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01"};
    private static final String WITHOUT_WATCH = "--luutru.projections=register,directory,obligation,access,figures";

    @TempDir
    private Path data;

    @Test
    void where_nobody_ever_kept_the_watch_list_a_guest_is_erased_and_what_was_asked_and_the_files_with_them()
            throws Exception {
        try (RunningLuutru luutru = RunningLuutru.start(data, WITHOUT_WATCH)) {
            Reply stay = declared(luutru, "R-1");
            luutru.get(
                    POLICE,
                    "/v1/residents?document=038190777351&minPosition="
                            + stay.json().at("/receipt/position").asLong(),
                    WHY);

            Reply gone = erased(luutru, stay);

            assertThat(gone.status()).as(gone.text()).isEqualTo(200);
            long at = gone.json().path("position").asLong();
            Reply log = luutru.get(ADMIN, "/v1/access-log?kind=PERSONS_QUERIED&minPosition=" + at);
            assertThat(log.status()).as(log.text()).isEqualTo(200);
            assertThat(log.text()).contains("residents").doesNotContain("038190777351");
            NightlyRewriting nightly = luutru.context.getBean(NightlyRewriting.class);
            await().atMost(Duration.ofSeconds(30)).until(() -> nightly.attempt() == Outcome.DONE);
        }
    }

    @Test
    void where_nobody_keeps_a_read_model_of_persons_a_guest_is_erased_from_the_log() throws Exception {
        try (RunningLuutru luutru = RunningLuutru.start(data, "--luutru.projections=directory")) {
            Reply gone = erased(luutru, declared(luutru, "R-1"));
            assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        }
    }

    /** Its tables are there, and may hold a note about the guest or lack it. */
    @Test
    void a_watch_list_that_nobody_keeps_any_more_refuses_an_erasure_with_who_must_keep_it() throws Exception {
        try (RunningLuutru luutru = RunningLuutru.start(data)) {
            declared(luutru, "R-1");
            luutru.settle();
        }
        try (RunningLuutru luutru = RunningLuutru.start(data, WITHOUT_WATCH)) {
            Reply stay = declared(luutru, "R-2");
            assertRefused(erased(luutru, stay), "watch", "luutru.projections");
            assertThat(luutru.get(OPERATOR, "/v1/establishments/E-UNKEPT/stays/R-2")
                            .text())
                    .contains("Ma Thị Thiếu");
        }
        try (RunningLuutru luutru = RunningLuutru.start(data)) {
            luutru.settle();
            assertThat(erased(luutru, declared(luutru, "R-2")).status()).isEqualTo(200);
        }
    }

    /** Whom recorded questions ask for is found by what the register knows of the guest. */
    @Test
    void questions_without_a_register_refuse_an_erasure_with_who_must_keep_it() throws Exception {
        try (RunningLuutru luutru = RunningLuutru.start(data, "--luutru.projections=directory,access")) {
            assertRefused(erased(luutru, declared(luutru, "R-1")), "register", "luutru.projections");
        }
    }

    @Test
    void nobody_is_reminded_by_tables_that_nobody_keeps() throws Exception {
        try (RunningLuutru luutru = RunningLuutru.start(data, "--luutru.projections=directory")) {
            declared(luutru, "R-1");
            assertThat(ReminderConfiguration.knowsAll(runner(luutru), Duration.ofDays(1)))
                    .as("never built")
                    .isFalse();
        }
        try (RunningLuutru luutru = RunningLuutru.start(data)) {
            luutru.settle();
            await().until(() -> ReminderConfiguration.knowsAll(runner(luutru), Duration.ZERO));
        }
        try (RunningLuutru luutru = RunningLuutru.start(data, "--luutru.projections=directory")) {
            declared(luutru, "R-2");
            assertThat(ReminderConfiguration.knowsAll(runner(luutru), Duration.ZERO))
                    .as("kept by nobody any more")
                    .isFalse();
        }
    }

    @Test
    void a_watch_list_that_nobody_keeps_is_no_failure_and_one_without_a_register_is() throws Exception {
        try (RunningLuutru luutru = RunningLuutru.start(data, "--luutru.projections=directory")) {
            ListAppender<ILoggingEvent> logged = logged();
            luutru.context.getBean(InHouseComparison.class).run();
            assertThat(logged.list).isEmpty();
        }
        try (RunningLuutru luutru = RunningLuutru.start(data, "--luutru.projections=directory,watch")) {
            ListAppender<ILoggingEvent> logged = logged();
            Reply entry = luutru.post(POLICE, "/v1/watch-list", """
                {"number": "038190777352", "owner": "Công an tỉnh", "basis": "QĐ 45", "expiresOn": "%s"}\
                """.formatted(
                            LocalDate.now(Vietnam.ZONE).plusDays(30)));
            assertThat(entry.status()).as(entry.text()).isEqualTo(201);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> logged.list.stream()
                            .anyMatch(line -> line.getFormattedMessage().contains("the register is behind them")));
        }
    }

    /** What is logged from now on, until a service starts: it sets logging up anew. */
    private static ListAppender<ILoggingEvent> logged() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.list = new CopyOnWriteArrayList<>();
        logged.start();
        ((Logger) LoggerFactory.getLogger(InHouseComparison.class)).addAppender(logged);
        return logged;
    }

    private static ProjectionRunner runner(RunningLuutru luutru) {
        return luutru.context.getBean(ProjectionRunner.class);
    }

    private static Reply declared(RunningLuutru luutru, String reference) throws Exception {
        luutru.hotel("E-UNKEPT", "16531");
        Reply stay = luutru.put(
                OPERATOR, "/v1/establishments/E-UNKEPT/stays/" + reference, checkIn("Ma Thị Thiếu", "038190777351"));
        assertThat(stay.status()).as(stay.text()).isBetween(200, 201);
        return stay;
    }

    private static Reply erased(RunningLuutru luutru, Reply stay) throws Exception {
        String id = stay.json().at("/receipt/stayId").asString();
        return luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "");
    }

    private static void assertRefused(Reply refused, String... said) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.codes()).containsExactly("READ_MODEL_STOPPED");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.text()).contains(said);
    }
}
