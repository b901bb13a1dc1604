package vn.luutru.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections for peers whose every command holds one while it waits for the disk. */
public final class Pool {

    /** As many as the server gives one client; more did not make any peer faster. */
    public static final int CONNECTIONS = 32;

    private Pool() {}

    public static HikariDataSource of(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }
}
