package vn.luutru.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.database.ConnectionSettings;
import vn.luutru.app.RunningLuutru;

/** No connection waits without end for a server that has fallen silent, however long its statements may take. */
@Timeout(60)
@IntegrationTest
class LostConnectionsTest {

    private static DatabaseServer server;

    @BeforeAll
    static void find() throws Exception {
        server = RunningLuutru.get().context.getBean(DatabaseServer.class);
    }

    @Test
    void a_connection_counts_as_lost_after_its_silence() throws Exception {
        try (Connection connection =
                        server.connections("test", Duration.ofSeconds(1)).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select pg_sleep(50)"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whoever_rewrites_tables_waits_for_hours_and_not_for_ever() {
        DataSource source = server.maintenance("test");
        assertThat(source).isInstanceOf(PGSimpleDataSource.class);
        PGSimpleDataSource known = (PGSimpleDataSource) source;
        assertThat(known.getSocketTimeout()).isEqualTo(ConnectionSettings.LONG_SILENCE.toSeconds());
        assertThat(known.getTcpKeepAlive()).isTrue();
        assertThat(known.getApplicationName()).isEqualTo("luutru-test");
    }
}
