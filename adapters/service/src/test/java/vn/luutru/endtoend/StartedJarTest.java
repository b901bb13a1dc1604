package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.endtoend.Server.Ended;

/** The runnable file as an administrator starts it, in the profile {@code production} above all. */
@IntegrationTest
@EnabledIfSystemProperty(
        named = "luutru.jar",
        matches = ".+",
        disabledReason = "the runnable file is there after package: run mvn verify")
class StartedJarTest {

    private static final String PRODUCTION = "--spring.profiles.active=production";
    private static final String ONLY_HERE = "--server.address=127.0.0.1";
    private static final String KEY = key(1);

    @TempDir
    private static Path folder;

    private static Server production;
    private static Server demo;
    private static List<String> saidByTheDemo;

    @TempDir
    private Path data;

    @BeforeAll
    static void start() throws Exception {
        production = Server.startJar(folder.resolve("production"), PRODUCTION, ONLY_HERE, "--luutru.master-key=" + KEY);
        demo = Server.startJar(folder.resolve("demo"));
        saidByTheDemo = Files.readAllLines(demo.log());
    }

    @AfterAll
    static void end() {
        if (demo != null) {
            demo.close();
        }
        production.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-operator",
                "demo-police",
                "demo-police-16531",
                "demo-police-14797-16531",
                "demo-tourism",
                "demo-zone",
                "demo-health",
                "demo-operations",
                "demo-admin"
            })
    void a_token_of_the_demo_opens_nothing_in_production(String token) throws Exception {
        assertThat(production.send(token, "GET", "/v1/establishments", "").statusCode())
                .isEqualTo(401);
        assertThat(production.send(token, "POST", "/v1/declarations", "{}").statusCode())
                .isEqualTo(401);
        assertThat(production
                        .send(token, "PUT", "/v1/establishments/38-16531-0001/stays/R-1", "{}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void health_and_metrics_have_a_port_of_their_own_in_production() throws Exception {
        assertThat(production.ready()).isTrue();
        for (String path : List.of("/actuator", "/actuator/health/readiness", "/actuator/prometheus")) {
            assertThat(production.send("none", "GET", path, "").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void production_begins_with_an_empty_log() throws Exception {
        assertThat(production.ready()).isTrue();
        try (Connection connection = production.database();
                Statement statement = connection.createStatement();
                // Calls without a token, which others of these tests make, are recorded.
                ResultSet row =
                        statement.executeQuery("select count(*) from log.event where type not like 'CallsRefused/%'")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void every_line_that_production_says_is_one_of_its_own_and_none_holds_the_master_key() throws Exception {
        List<String> said = Files.readAllLines(production.log());
        assertThat(said).isNotEmpty().allMatch(line -> line.startsWith("{\"@timestamp\""));
        assertThat(said).noneMatch(line -> line.contains(KEY));
    }

    @Test
    void the_java_machine_has_nothing_to_warn_of_at_the_start_of_the_demo() {
        assertThat(saidByTheDemo).isNotEmpty().allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.* INFO .*"));
    }

    @Test
    void production_does_not_start_without_a_master_key_and_makes_none() throws Exception {
        Ended ended = Server.startJarInVain(data, PRODUCTION, ONLY_HERE);

        assertRefused(ended, "There is no master key", "32 random bytes in base 64");
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_master_key_that_was_copied_badly_is_refused_and_not_repeated() throws Exception {
        String torn = KEY.substring(0, 30);
        Ended ended = Server.startJarInVain(data, PRODUCTION, ONLY_HERE, "--luutru.master-key=" + torn);

        assertRefused(ended, "not 32 bytes in base 64", "left out");
        assertThat(ended.output()).doesNotContain(torn);
    }

    @Test
    void another_master_key_than_the_one_of_the_database_is_refused() throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(production.databaseUrl());
        new MonthlyKeyRing(MasterKey.parse(KEY), new PostgresMonthKeys(database))
                .issue(new UUID(1, 1), YearMonth.of(2026, 7));

        Ended ended = Server.startJarInVain(
                data,
                PRODUCTION,
                ONLY_HERE,
                "--luutru.master-key=" + key(2),
                "--luutru.database.url=" + production.databaseUrl());

        assertRefused(ended, "not the one that this database was written with", "luutru.master-key");
    }

    @Test
    void the_demo_is_refused_in_production_and_where_others_reach_it() throws Exception {
        assertRefused(
                Server.startJarInVain(data, PRODUCTION, ONLY_HERE, "--luutru.demo=true"),
                "The demo runs without a profile or with the profile demo only",
                "luutru.demo");
        assertRefused(
                Server.startJarInVain(data, "--server.address=0.0.0.0"),
                "address that others can reach",
                "luutru.demo");
    }

    @Test
    void a_read_model_that_there_is_not_is_refused_with_the_names_of_those_that_there_are() throws Exception {
        Ended ended = Server.startJarInVain(data, "--luutru.projections=directory,guests");

        assertRefused(ended, "guests", "register, directory, ");
    }

    @Test
    void a_second_service_on_the_folder_of_a_running_one_is_refused_and_does_it_no_harm() throws Exception {
        Ended second = Server.startJarInVain(folder.resolve("demo"));

        assertRefused(second, "Another Luutru runs on the data folder", "luutru.data");
        assertThat(demo.ready()).isTrue();
        assertThat(Files.readString(demo.log())).doesNotContain("The database server ended");
    }

    @Test
    void a_data_folder_that_is_none_is_refused() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertRefused(Server.startJarInVain(file), "Nothing can be written to the data folder", "luutru.data");
    }

    @Test
    void a_database_that_does_not_answer_is_named() throws Exception {
        Ended ended = Server.startJarInVain(
                data,
                "--luutru.database.url=jdbc:postgresql://127.0.0.1:1/luutru",
                "--luutru.database.password=geheim");

        assertRefused(ended, "127.0.0.1:1", "luutru.database.url");
        assertThat(ended.output()).doesNotContain("geheim");
    }

    @Test
    void a_word_that_is_no_command_starts_nothing() throws Exception {
        Ended ended = Server.startJarInVain(data, "genrate");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("genrate ?", "generate").doesNotContain("Starting");
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_guest_of_the_small_hours_is_due_as_the_authority_reads_the_law() throws Exception {
        assertThat(declaredInTheSmallHours(demo))
                .as("to the letter, unless another reading is set")
                .contains("\"dueAt\":\"2026-07-02T16:00:00Z\"");
        try (Server strict = Server.startJar(data, "--luutru.rules.night-arrival=STRICT")) {
            assertThat(declaredInTheSmallHours(strict)).contains("\"dueAt\":\"2026-07-02T01:00:00Z\"");
        }
    }

    private static String declaredInTheSmallHours(Server server) throws Exception {
        return server.send(
                        Server.OPERATOR,
                        "PUT",
                        "/v1/establishments/38-16531-0003/stays/N-1",
                        Receptionist.guest().replaceFirst("2026-07-01T[0-9:]+", "2026-07-02T02:00:00"))
                .body();
    }

    @Test
    void a_reading_of_the_law_that_there_is_not_is_refused() throws Exception {
        Ended ended = Server.startJarInVain(data, "--luutru.rules.night-arrival=MILD");

        assertRefused(ended, "luutru.rules.night-arrival", "STRICT");
    }

    /** Two sentences and no stack trace; in production they are one line of JSON. */
    private static void assertRefused(Ended ended, String why, String remedy) {
        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output())
                .contains("APPLICATION FAILED TO START", why, remedy)
                .doesNotContain("\tat ", "\\tat ");
    }

    private static String key(int first) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) first);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
