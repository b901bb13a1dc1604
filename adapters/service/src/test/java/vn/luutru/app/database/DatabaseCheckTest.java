package vn.luutru.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import vn.luutru.IntegrationTest;
import vn.luutru.app.LuutruApplication;
import vn.luutru.app.settings.RefusedStartAnalyzer;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.projection.TestDatabase;

/** What is wrong with a database is said in two sentences, before anything is written to it. */
@IntegrationTest
class DatabaseCheckTest {

    private static final String ROLE = "luutru_check_" + ProcessHandle.current().pid();

    private static TestDatabase test;

    @TempDir
    private Path data;

    @BeforeAll
    static void create() {
        test = TestDatabase.create();
        test.execute("create role %s login password 'secret-of-test'".formatted(ROLE));
    }

    @AfterEach
    void reset() {
        test.execute("alter role %s connection limit -1".formatted(ROLE));
        test.execute("revoke create on database %s from %s".formatted(name(), ROLE));
    }

    @AfterAll
    static void drop() {
        test.execute("drop owned by %1$s; drop role %1$s".formatted(ROLE));
        test.close();
    }

    @Test
    void a_role_with_connect_and_create_is_enough() {
        test.execute("grant create on database %s to %s".formatted(name(), ROLE));

        assertThatCode(() -> DatabaseCheck.run(url(), 20)).doesNotThrowAnyException();
    }

    @Test
    void a_role_that_may_not_create_schemas_is_refused_with_the_statement_that_helps() {
        FailureAnalysis said = refused(() -> DatabaseCheck.run(url(), 20));

        assertThat(said.getDescription()).contains(ROLE, "may not create schemas");
        assertThat(said.getAction()).contains("GRANT CREATE ON DATABASE");
    }

    @Test
    void too_few_connections_are_refused_with_both_numbers() {
        test.execute("grant create on database %s to %s".formatted(name(), ROLE));
        test.execute("alter role %s connection limit 7".formatted(ROLE));

        FailureAnalysis said = refused(() -> DatabaseCheck.run(url(), 34));

        assertThat(said.getDescription()).contains("7 connections", "34");
        assertThat(said.getAction()).contains("max_connections", "luutru.database.connections");
    }

    @Test
    void a_database_that_cannot_hold_vietnamese_names_is_refused() {
        String plain = name() + "_plain";
        test.execute("grant create on database %s to %s".formatted(name(), ROLE));
        test.execute("create database %s encoding 'SQL_ASCII' locale 'C' template template0".formatted(plain));
        try {
            FailureAnalysis said = refused(() -> DatabaseCheck.run(url().replace(name(), plain), 20));
            assertThat(said.getDescription()).contains("SQL_ASCII");
        } finally {
            test.execute("drop database " + plain);
        }
    }

    @Test
    void an_unknown_database_and_a_server_that_is_not_there_say_which_setting_to_look_at() {
        assertThat(refused(() -> DatabaseCheck.run(url().replace(name(), "nowhere"), 20))
                        .getAction())
                .contains("Create the database");
        FailureAnalysis said = refused(() -> DatabaseCheck.run("jdbc:postgresql://127.0.0.1:1/x?password=hush", 20));
        assertThat(said.getAction()).contains("luutru.database.url");
        assertThat(said.getDescription()).doesNotContain("hush");
    }

    @Test
    void an_address_that_is_none_for_jdbc_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> LuutruApplication.start(
                        "--server.port=0",
                        "--luutru.data=" + data,
                        "--luutru.database.url=postgresql://luutru:hush@db.example/luutru"))
                .hasRootCauseInstanceOf(RefusedStartException.class)
                .rootCause()
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageNotContaining("hush");
    }

    private static FailureAnalysis refused(Runnable start) {
        RefusedStartException refusal = catchThrowableOfType(RefusedStartException.class, start::run);
        assertThat(refusal).isNotNull();
        return new RefusedStartAnalyzer().analyze(refusal);
    }

    private static String name() {
        return test.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    /** As the role of the test: the server of the tests lets everybody in from this machine. */
    private static String url() {
        return test.url().replaceFirst(Pattern.quote("user=postgres"), "user=" + ROLE);
    }
}
