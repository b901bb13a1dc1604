package vn.luutru.adapter.postgres.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.erasure.Rewriting.Outcome;
import vn.luutru.projection.TestDatabase;

/** As a role with no more than the two rights that the documentation asks for. */
@IntegrationTest
class RewritingTest {

    private TestDatabase test;
    private DataSource database;
    private boolean idle = true;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        test.execute("""
            do $$ begin
              if not exists (select from pg_roles where rolname = 'rewriter') then create role rewriter login; end if;
              execute format('grant connect, create on database %I to rewriter', current_database());
            end $$\
            """);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(test.url());
        source.setUser("rewriter");
        database = source;
        Migrations.apply(database, "log");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void without_an_erasure_nothing_is_rewritten() throws SQLException {
        String before = file();
        assertThat(rewriting().due()).isFalse();
        assertThat(rewriting().attempt()).isEqualTo(Outcome.NOTHING);
        assertThat(file()).isEqualTo(before);
    }

    @Test
    void a_role_without_further_rights_rewrites_its_own_tables() throws SQLException {
        erase();
        String before = file();
        assertThat(rewriting().due()).isTrue();
        assertThat(rewriting().attempt()).isEqualTo(Outcome.DONE);
        assertThat(file()).isNotEqualTo(before);
        assertThat(rewriting().due()).isFalse();
    }

    @Test
    void while_declarations_wait_the_keys_are_left_alone() throws SQLException {
        erase();
        String before = file();
        idle = false;
        Rewriting rewriting = rewriting();
        assertThat(rewriting.attempt()).isEqualTo(Outcome.LEFT);
        assertThat(file()).isEqualTo(before);
        idle = true;
        assertThat(rewriting.attempt()).isEqualTo(Outcome.DONE);
    }

    @Test
    void one_process_at_a_time_rewrites() throws SQLException {
        erase();
        try (Connection other = database.getConnection();
                Statement lock = other.createStatement()) {
            lock.execute("select pg_advisory_lock(" + Rewriting.LOCK + ")");
            assertThat(rewriting().attempt()).isEqualTo(Outcome.LEFT);
        }
        assertThat(rewriting().due()).isTrue();
        // The other one died: what it left is done by whoever looks next.
        assertThat(rewriting().attempt()).isEqualTo(Outcome.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"register_next", "access_next", "watch_next"})
    void while_a_read_model_that_tells_of_persons_is_rebuilt_nothing_is_rewritten(String schema) throws SQLException {
        erase();
        test.execute("create schema " + schema);
        assertThat(rewriting().attempt()).isEqualTo(Outcome.LEFT);
        test.execute("drop schema " + schema);
        assertThat(rewriting().attempt()).isEqualTo(Outcome.DONE);
    }

    @Test
    void the_watch_list_and_the_cards_of_guests_are_rewritten_too() throws SQLException {
        erase();
        List<String> tables = List.of("watch.entry", "watch.alert", "desks.guest_card");
        try (Connection connection = database.getConnection();
                Statement create = connection.createStatement()) {
            create.execute("create schema watch; create schema desks");
            for (String table : tables) {
                create.execute("create table " + table + " (words text)");
            }
        }
        Map<String, String> before = files(tables);
        assertThat(rewriting().attempt()).isEqualTo(Outcome.DONE);
        assertThat(files(tables)).allSatisfy((table, file) -> assertThat(file).isNotEqualTo(before.get(table)));
    }

    private Rewriting rewriting() {
        return new Rewriting(database, () -> idle);
    }

    private void erase() {
        test.execute("insert into log.rewrite_due (month) values (202607)");
    }

    /** The file of the keys of streams. */
    private String file() throws SQLException {
        return file("log.stream_key");
    }

    private Map<String, String> files(List<String> tables) throws SQLException {
        Map<String, String> files = new HashMap<>();
        for (String table : tables) {
            files.put(table, file(table));
        }
        return files;
    }

    private String file(String table) throws SQLException {
        try (Connection connection = test.connect();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select pg_relation_filepath('" + table + "')")) {
            row.next();
            return row.getString(1);
        }
    }
}
