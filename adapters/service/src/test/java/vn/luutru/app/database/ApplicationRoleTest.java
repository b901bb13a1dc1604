package vn.luutru.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.projection.TestDatabase;

/** With an owner of its own, the service works as a role that adds events and cannot change one. */
@IntegrationTest
class ApplicationRoleTest {

    private static final long RUN = ProcessHandle.current().pid();
    private static final String OWNER = "luutru_owner_" + RUN;
    private static final String SERVICE = "luutru_service_" + RUN;
    private static final String SECRET = "secret-of-test";

    private static TestDatabase test;

    @BeforeAll
    static void create() {
        test = TestDatabase.create();
        for (String role : List.of(OWNER, SERVICE)) {
            test.execute("create role %s login password '%s'".formatted(role, SECRET));
            test.execute("grant connect, create on database %s to %s".formatted(name(), role));
        }
    }

    @AfterAll
    static void drop() {
        for (String role : List.of(SERVICE, OWNER)) {
            test.execute("drop owned by %1$s cascade; drop role %1$s".formatted(role));
        }
        test.close();
    }

    @Test
    void the_service_declares_and_answers_as_a_role_that_cannot_change_an_event(@TempDir Path data) throws Exception {
        try (RunningLuutru luutru = started(data, SERVICE)) {
            luutru.settle();
            luutru.hotel("E-ROLE", "16531");
            assertThat(luutru.put(
                                    RunningLuutru.OPERATOR,
                                    "/v1/establishments/E-ROLE/stays/1",
                                    RunningLuutru.checkIn("Nguyễn Văn Thử", "038090000001"))
                            .status())
                    .isEqualTo(201);
            assertThat(luutru.get(
                                    RunningLuutru.POLICE,
                                    "/v1/residents?ward=16531&minPosition=" + luutru.head(),
                                    "X-Purpose",
                                    "MISSING_PERSON",
                                    "X-Case",
                                    "1/2026")
                            .text())
                    .contains("Nguyễn Văn Thử");
        }
        try (Connection connection = DriverManager.getConnection(address(), SERVICE, SECRET);
                Statement statement = connection.createStatement()) {
            for (String change : List.of(
                    "update log.event set open = ''",
                    "delete from log.event",
                    "truncate log.event",
                    "drop table log.event",
                    "alter table log.event disable trigger all",
                    "create rule nothing as on insert to log.event do instead nothing",
                    "grant update on log.event to public",
                    "set role " + OWNER)) {
                if (change.startsWith("grant")) {
                    // PostgreSQL answers with a warning only.
                    statement.execute(change);
                } else {
                    assertThatThrownBy(() -> statement.execute(change))
                            .as(change)
                            .isInstanceOf(SQLException.class)
                            .extracting(failure -> ((SQLException) failure).getSQLState())
                            .isEqualTo("42501");
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "select count(*), has_table_privilege('log.event', 'update') from log.event")) {
                row.next();
                assertThat(row.getLong(1)).isPositive();
                assertThat(row.getBoolean(2)).isFalse();
            }
        }
    }

    @Test
    void an_account_that_could_change_events_all_the_same_is_refused(@TempDir Path data) {
        test.execute("grant %s to %s".formatted(OWNER, SERVICE));
        try {
            assertThatThrownBy(() -> started(data, SERVICE).close())
                    .hasRootCauseInstanceOf(RefusedStartException.class)
                    .rootCause()
                    .hasMessageContaining("can change the event log");
        } finally {
            test.execute("revoke %s from %s".formatted(OWNER, SERVICE));
        }
    }

    private static RunningLuutru started(Path data, String role) {
        return RunningLuutru.start(
                data,
                "--luutru.database.url=" + address(),
                "--luutru.database.username=" + role,
                "--luutru.database.password=" + SECRET,
                "--luutru.database.owner.username=" + OWNER,
                "--luutru.database.owner.password=" + SECRET);
    }

    /** Without the account that the test's own address names. */
    private static String address() {
        return test.url().replaceFirst("[?].*", "");
    }

    private static String name() {
        return address().replaceFirst(".*/", "");
    }
}
