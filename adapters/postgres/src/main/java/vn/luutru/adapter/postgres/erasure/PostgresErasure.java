package vn.luutru.adapter.postgres.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.EventTypes;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.MalformedEventException;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.projection.subscription.DecodedLog;

/**
 * Destroys keys, after the event that says so is in the log. A crash in between leaves an event whose key still exists:
 * {@link #makeGood} finds those when the service starts.
 */
public final class PostgresErasure {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresErasure.class);

    /** Keys, of which the month is noted: read models keep by it what goes with them, there their dead copies lie. */
    private static final String DELETE = """
        WITH gone AS (
          DELETE FROM log.stream_key k %s RETURNING k.stream, k.month
        ), destroyed AS (
          INSERT INTO log.destroyed_key (stream) SELECT stream FROM gone ON CONFLICT DO NOTHING
        )
        INSERT INTO log.rewrite_due (month) SELECT DISTINCT month FROM gone\
        """;

    private final DataSource database;
    private final KeyRing keys;
    private final DecodedLog log;

    public PostgresErasure(DataSource database, KeyRing keys, DecodedLog log) {
        this.database = database;
        this.keys = keys;
        this.log = log;
    }

    /** Destroys the key of a stay. */
    public void destroy(StayId stay) {
        destroy(List.of(stay.value()));
    }

    /** Destroys the keys of streams, such as those of recorded questions. */
    public void destroy(Collection<UUID> streams) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(String.format(Locale.ROOT, DELETE, "WHERE k.stream = ANY (?)"))) {
            delete.setArray(1, connection.createArrayOf("uuid", streams.toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailableException("Keys of streams could not be destroyed", e);
        }
        log.dropDecoded();
    }

    /** Whether the key of a month may be destroyed: the month is over by the database's clock. */
    public boolean isOver(YearMonth month) {
        return new PostgresMonthKeys(database).isOver(month);
    }

    /** Destroys the key of a month. */
    public void destroy(YearMonth month) {
        keys.destroy(month);
        log.dropDecoded();
    }

    /** Destroys every key whose end is in the log. */
    public void makeGood() {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement delete = connection.prepareStatement(String.format(
                    Locale.ROOT,
                    DELETE,
                    "USING log.event f WHERE k.stream = f.stream AND f.type = '" + EventTypes.STAY_FORGOTTEN + "'"))) {
                delete.executeUpdate();
            }
            for (YearMonth month : forgottenMonths(connection)) {
                if (isOver(month)) {
                    keys.destroy(month);
                } else {
                    LOG.error(
                            "The log has the erasure of {}, which is not over by the database's clock: key kept",
                            month);
                }
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("Keys could not be destroyed", e);
        }
    }

    private static List<YearMonth> forgottenMonths(Connection connection) throws SQLException {
        List<YearMonth> months = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT stream, type, open FROM log.event WHERE type = '" + EventTypes.MONTH_FORGOTTEN + "'");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                SerializedEvent stored = new SerializedEvent(rows.getString(2), rows.getBytes(3), null);
                try {
                    if (EventSerializer.deserialize(rows.getObject(1, UUID.class), stored)
                            instanceof MonthForgotten erased) {
                        months.add(erased.month());
                    }
                } catch (MalformedEventException e) {
                    // The service starts without it: the projections stop at the event and say where it lies.
                    LOG.error("The erasure of a month cannot be read and is not repeated: {}", e.getMessage());
                }
            }
        }
        return months;
    }
}
