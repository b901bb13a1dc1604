package vn.luutru.benchmark.limit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Tables shaped and indexed as the log's own, in a schema that the connection then works in. */
final class LogTables {

    private LogTables() {}

    static void create(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            statement.execute("SET search_path TO " + schema);
            statement.execute("""
                    CREATE TABLE event (
                        position    bigint      PRIMARY KEY,
                        stream      uuid        NOT NULL,
                        version     int         NOT NULL,
                        type        text        NOT NULL,
                        recorded_at timestamptz NOT NULL,
                        open        bytea       NOT NULL,
                        sealed      bytea,
                        UNIQUE (stream, version))
                    """);
            statement.execute("CREATE INDEX ON event (type) WHERE type IN ('StayForgotten/1', 'MonthForgotten/1')");
            statement.execute("""
                    CREATE TABLE stream_key (
                        stream  uuid  PRIMARY KEY,
                        month   int   NOT NULL,
                        wrapped bytea NOT NULL)
                    """);
        }
    }
}
