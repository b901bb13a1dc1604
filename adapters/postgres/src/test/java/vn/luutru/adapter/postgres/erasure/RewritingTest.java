package vn.luutru.adapter.postgres.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    @Test
    void while_the_register_is_rebuilt_nothing_is_rewritten() throws SQLException {
        erase();
        test.execute("create schema register_next");
        assertThat(rewriting().attempt()).isEqualTo(Outcome.LEFT);
        test.execute("drop schema register_next");
        assertThat(rewriting().attempt()).isEqualTo(Outcome.DONE);
    }

    private Rewriting rewriting() {
        return new Rewriting(database, () -> idle);
    }

    private void erase() {
        test.execute("insert into log.rewrite_due (month) values (202607)");
    }

    /** The file of the keys of streams. */
    private String file() throws SQLException {
        try (Connection connection = test.connect();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select pg_relation_filepath('log.stream_key')")) {
            row.next();
            return row.getString(1);
        }
    }
}
