package vn.luutru.adapter.postgres.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.eventstore.LogPosition;

/** The log's own time, by which its days end although nothing is declared. */
final class LogClock {

    private static final String HEAD = "SELECT position, recorded_at FROM log.head";

    private static final String CARRY_ON = """
        UPDATE log.head SET recorded_at = greatest(recorded_at, ?) WHERE position = ?
        RETURNING position, recorded_at\
        """;

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private LogClock() {}

    /**
     * When the next event is recorded at the earliest; carried on to now if now is of a later day. Under the lock of the
     * head's row: whoever is writing has committed before, or is recorded later.
     *
     * @return null if the log does not end at the position
     */
    static @Nullable Instant timeAfter(Connection connection, long position, Instant now) throws SQLException {
        LogPosition last = head(connection, HEAD, statement -> {});
        if (last != null && last.position() == position && isOfEarlierDay(last.recordedAt(), now)) {
            last = head(connection, CARRY_ON, statement -> {
                statement.setTimestamp(1, Timestamp.from(now.truncatedTo(ChronoUnit.MILLIS)));
                statement.setLong(2, position);
            });
        }
        return last == null || last.position() != position ? null : last.recordedAt();
    }

    private static boolean isOfEarlierDay(Instant time, Instant now) {
        return Vietnam.dateOf(time).isBefore(Vietnam.dateOf(now));
    }

    private static @Nullable LogPosition head(Connection connection, String sql, Parameters parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new LogPosition(row.getLong(1), row.getTimestamp(2).toInstant())
                        : null;
            }
        }
    }
}
