package vn.luutru.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.erasure.Rewriting.Outcome;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.erasure.NightlyRewriting;

/** What the files of a real server hold of an erased guest, byte by byte. */
@IntegrationTest
class ErasedFilesTest {

    private static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01"};
    private static final String NAME = "Quách Thị Dấu Vết";
    private static final String NUMBER = "038190555731";
    private static final String KEPT = "038190555749";

    @TempDir
    private Path data;

    private RunningLuutru luutru;
    private NightlyRewriting nightly;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.start(data, "--luutru.erasure.rewrite-at=off");
        nightly = luutru.context.getBean(NightlyRewriting.class);
        luutru.hotel("E-FILES", "16531");
        luutru.settle();
        // Segments of the WAL are deleted, instead of renamed and overwritten some day.
        run("ALTER SYSTEM SET wal_recycle = off", "SELECT pg_reload_conf()");
    }

    @AfterEach
    void stop() {
        luutru.close();
    }

    @Test
    void of_an_erased_guest_no_byte_is_left_in_the_files_after_the_night() throws Exception {
        luutru.put(OPERATOR, "/v1/establishments/E-FILES/stays/kept", checkIn("Tạ Văn Còn", KEPT));
        Reply stay = luutru.put(OPERATOR, "/v1/establishments/E-FILES/stays/erased", checkIn(NAME, NUMBER));
        String id = stay.json().at("/receipt/stayId").asString();
        long at = stay.json().at("/receipt/position").asLong();
        luutru.get(POLICE, "/v1/residents?name=dau+vet+quach+thi&minPosition=" + at, WHY);
        luutru.get(POLICE, "/v1/residents?document=" + NUMBER, WHY);
        Map<String, String> traces = new TreeMap<>(
                Map.of("name", bytes(NAME), "words", "quach thi dau vet", "number", NUMBER, "key", wrappedKey(id)));
        // A guest who is not erased, whom the search must find before and after.
        traces.put("kept", KEPT);
        // Values of rows are in the statistics of the planner, too.
        run("ANALYZE", "CHECKPOINT");
        assertThat(found("base", traces)).containsAll(traces.keySet());

        assertThat(nightly.attempt()).isEqualTo(Outcome.NOTHING);
        Reply gone = luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "");
        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        luutru.get(
                POLICE,
                "/v1/residents?ward=16531&minPosition="
                        + gone.json().path("position").asLong(),
                WHY);
        run("CHECKPOINT");
        assertThat(found("base", traces)).containsAll(traces.keySet());
        assertThat(found("pg_wal", traces)).containsAll(traces.keySet());

        awaitDone();

        assertThat(found("", traces)).containsExactly("kept");
        assertThat(found("base", traces)).containsExactly("kept");
        assertThat(nightly.attempt()).isEqualTo(Outcome.NOTHING);
        assertThat(luutru.put(OPERATOR, "/v1/establishments/E-FILES/stays/next", checkIn("Lại Thị Sau", NUMBER))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_table_that_is_in_use_is_left_for_the_next_attempt() throws Exception {
        Reply stay = luutru.put(OPERATOR, "/v1/establishments/E-FILES/stays/used", checkIn(NAME, NUMBER));
        String id = stay.json().at("/receipt/stayId").asString();
        try (Connection reading = connect();
                Statement select = reading.createStatement()) {
            reading.setAutoCommit(false);
            select.executeQuery("SELECT count(*) FROM log.month_key").close();
            luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "");

            assertThat(nightly.attempt()).isEqualTo(Outcome.LEFT);
        }
        awaitDone();
    }

    @Test
    void dead_rows_that_an_older_transaction_sees_are_not_taken_for_removed() throws Exception {
        Reply stay = luutru.put(OPERATOR, "/v1/establishments/E-FILES/stays/seen", checkIn(NAME, NUMBER));
        String id = stay.json().at("/receipt/stayId").asString();
        try (Connection older = connect();
                Statement select = older.createStatement()) {
            older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            older.setAutoCommit(false);
            select.executeQuery("SELECT count(*) FROM log.head").close();
            luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "");

            assertThat(nightly.attempt()).isEqualTo(Outcome.LEFT);
        }
        awaitDone();
    }

    /** A batch of a read model may see the dead rows at the first attempt. */
    private void awaitDone() {
        await().atMost(Duration.ofSeconds(30)).until(() -> nightly.attempt() == Outcome.DONE);
    }

    /** Which of the texts lie in a file below a folder of the server. */
    private Set<String> found(String folder, Map<String, String> texts) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(data.resolve("postgresql").resolve(folder))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String bytes = Files.readString(file, ISO_8859_1);
                texts.forEach((name, text) -> {
                    if (bytes.contains(text)) {
                        found.add(name);
                    }
                });
            }
        }
        return found;
    }

    private String wrappedKey(String stay) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select =
                        connection.prepareStatement("SELECT wrapped FROM log.stream_key WHERE stream = ?")) {
            select.setObject(1, UUID.fromString(stay));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new String(row.getBytes(1), ISO_8859_1);
            }
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect() throws SQLException {
        return luutru.context.getBean(DatabaseServer.class).maintenance("test").getConnection();
    }

    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
