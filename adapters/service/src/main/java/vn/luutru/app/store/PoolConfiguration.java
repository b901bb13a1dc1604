package vn.luutru.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import vn.luutru.adapter.postgres.database.ConnectionSettings;
import vn.luutru.app.database.DatabaseCheck;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.projection.Projection;
import vn.luutru.projection.register.RegisterQueries;

/**
 * The pools of connections, one for each use, so that no use can starve another: however many ask, callers are looked
 * up, and read models are kept up to date.
 *
 * <p>Each pool gives up a silent connection as soon as its statements can no longer be expected to answer.
 */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    /** A question is cancelled after 30 seconds; a server that does not even say so is silent. */
    private static final Duration QUESTION = Duration.ofSeconds(35);

    /** Look-ups by key, and the monitor of the store. */
    private static final Duration CONTROL = Duration.ofSeconds(3);

    private static final int CONTROL_CONNECTIONS = 3;
    private static final int LOG_CONNECTIONS = 3;
    private static final int DESK_CONNECTIONS = 4;

    /** Its own, and that of a rebuild beside it. */
    private static final int CONNECTIONS_OF_A_PROJECTION = 2;

    /** The writer of the log, and the reader of streams. */
    private static final int STORE_CONNECTIONS = 2;

    /** On which the process says which master key it knows. */
    private static final int KEY_CONNECTIONS = 1;

    /** How many connections this process opens at most. */
    static int needed(LuutruProperties properties, int projections) {
        return 2 * properties.database().connections()
                + CONNECTIONS_OF_A_PROJECTION * projections
                + CONTROL_CONNECTIONS
                + LOG_CONNECTIONS
                + DESK_CONNECTIONS
                + STORE_CONNECTIONS
                + KEY_CONNECTIONS;
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseServer server, LuutruProperties properties, ListableBeanFactory beans) {
        DatabaseCheck.run(server.url(), needed(properties, projections(beans)));
        return pool(server, "questions", properties.database().connections(), QUESTION, "");
    }

    /** For questions that look into the register: with plans of its own, each made once for a connection. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource registerSource(DatabaseServer server, LuutruProperties properties) {
        HikariConfig config =
                config(server, "register", properties.database().connections(), QUESTION, RegisterQueries.PLANS);
        config.addDataSourceProperty("prepareThreshold", "1");
        return new HikariDataSource(config);
    }

    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource projectionSource(DatabaseServer server, LuutruProperties properties, ListableBeanFactory beans) {
        return pool(
                server,
                "projections",
                CONNECTIONS_OF_A_PROJECTION * projections(beans),
                properties.database().silence(),
                "");
    }

    /** For reading the log, which projections do within their transactions. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource logSource(DatabaseServer server) {
        return pool(server, "log-reading", LOG_CONNECTIONS, CONTROL.multipliedBy(4), "");
    }

    /** For callers' keys, keys of months and the monitor of the store: quick, and never behind a question. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    @DependsOn("dataSource") // which checks the database first, and refuses the start with an explanation
    HikariDataSource controlSource(DatabaseServer server) {
        HikariConfig config = config(server, "control", CONTROL_CONNECTIONS, CONTROL, "");
        config.setValidationTimeout(Duration.ofMillis(500).toMillis());
        return new HikariDataSource(config);
    }

    /** For reception desks, posters and guest cards: however many guests scan, operators' keys are looked up. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    @DependsOn("dataSource")
    HikariDataSource deskSource(DatabaseServer server) {
        return pool(server, "desks", DESK_CONNECTIONS, CONTROL, "");
    }

    /** How many there are; not by making them, since some need a master key, which needs a database. */
    private static int projections(ListableBeanFactory beans) {
        return beans.getBeanNamesForType(Projection.class, true, false).length;
    }

    private static HikariDataSource pool(
            DatabaseServer server, String name, int connections, Duration silence, String session) {
        return new HikariDataSource(config(server, name, connections, silence, session));
    }

    private static HikariConfig config(
            DatabaseServer server, String name, int connections, Duration silence, String session) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(server.url());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        config.setConnectionInitSql(
                session.isEmpty() ? ConnectionSettings.DISCREET_LOG : session + ";" + ConnectionSettings.DISCREET_LOG);
        Properties settings = ConnectionSettings.of(name, silence);
        settings.stringPropertyNames().forEach(key -> config.addDataSourceProperty(key, settings.getProperty(key)));
        return config;
    }
}
