package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.WebFilter;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.http.auth.CallerFilter;
import vn.luutru.adapter.http.server.WaitingShare;
import vn.luutru.app.RunningLuutru.Reply;

/** Who waits for the database does not keep others from being served. */
@IntegrationTest
class WaitingTest {

    /** More than threads that serve connections, fewer than connections to the database. */
    private static final int QUESTIONS = 6;

    /** More than the service has threads for. */
    private static final int TOO_MANY = 1_300;

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-WAIT", "16531");
    }

    @Test
    void declarations_are_answered_while_questions_wait_for_a_table() throws Exception {
        List<CompletableFuture<Reply>> questions = new ArrayList<>();
        DataSource database = luutru.context.getBean(DataSource.class);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table register.stay in access exclusive mode");
            for (int i = 0; i < QUESTIONS; i++) {
                questions.add(CompletableFuture.supplyAsync(
                        this::question, task -> Thread.ofVirtual().start(task)));
            }
            awaitWaiting(statement);
            for (int i = 0; i < QUESTIONS; i++) {
                Reply declared = luutru.put(
                        OPERATOR, "/v1/establishments/E-WAIT/stays/w" + i, checkIn("Đỗ Văn Chờ", "038090777003"));
                assertThat(declared.status()).as(declared.text()).isIn(200, 201);
            }
            assertThat(luutru.push(OPERATOR, RunningLuutru.line("E-WAIT", "w", "Đỗ Văn Chờ", "038090777003"))
                            .status())
                    .isEqualTo(200);
            assertThat(luutru.get(ADMIN, "/v1/projections").status()).isEqualTo(200);
            assertThat(questions).noneMatch(CompletableFuture::isDone);
            other.rollback();
        }
        for (CompletableFuture<Reply> question : questions) {
            assertThat(question.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
    }

    @Test
    void the_share_of_a_caller_is_counted_once_it_is_known_who_calls() {
        List<Object> filters = luutru.context
                .getBeanProvider(WebFilter.class)
                .orderedStream()
                .map(Object.class::cast)
                .toList();

        assertThat(filters)
                .<Class<?>>extracting(Object::getClass)
                .containsSubsequence(CallerFilter.class, WaitingShare.class);
    }

    @Test
    void more_questions_than_there_is_room_for_are_asked_to_come_back() throws Exception {
        List<CompletableFuture<Reply>> questions = new ArrayList<>();
        DataSource database = luutru.context.getBean(DataSource.class);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table register.stay in access exclusive mode");
            for (int i = 0; i < TOO_MANY; i++) {
                questions.add(CompletableFuture.supplyAsync(
                        this::question, task -> Thread.ofVirtual().start(task)));
            }
            CompletableFuture.anyOf(questions.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
            other.rollback();
        }
        List<Reply> refused = new ArrayList<>();
        for (CompletableFuture<Reply> question : questions) {
            Reply reply = question.get(60, TimeUnit.SECONDS);
            assertThat(reply.status()).as(reply.text()).isIn(200, 429, 503);
            if (reply.status() == 429) {
                refused.add(reply);
            }
        }
        assertThat(refused)
                .isNotEmpty()
                .allMatch(reply -> !reply.header("Retry-After").isEmpty());
        assertThat(question().status()).isEqualTo(200);
    }

    private Reply question() {
        try {
            return luutru.get(
                    POLICE, "/v1/residents?establishment=E-WAIT", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 02");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWaiting(Statement statement) throws Exception {
        await("questions reach the database")
                .atMost(Duration.ofSeconds(30))
                .until(() -> waiting(statement) >= QUESTIONS);
    }

    private static int waiting(Statement statement) throws Exception {
        try (var rows = statement.executeQuery(
                "select count(*) from pg_locks where not granted and relation = 'register.stay'::regclass and mode ="
                        + " 'AccessShareLock'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
