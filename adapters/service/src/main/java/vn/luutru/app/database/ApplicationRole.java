package vn.luutru.app.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * What the role of the service may do with tables that another role owns: everything that it has to, and nothing to an
 * event that is in the log. It adds events and reads them; nobody who has its password changes or deletes one.
 */
final class ApplicationRole {

    private static final String LOG = "log";

    private ApplicationRole() {}

    /** Gives the role its rights on a schema; processes that start together wait for one another. */
    static void grant(DataSource owner, String schema, String role) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('luutru application role'))");
            String to = statement.enquoteIdentifier(role, true);
            for (String right : List.of(
                    "usage on schema %1$s",
                    "select, insert, update, delete on all tables in schema %1$s",
                    "usage, select on all sequences in schema %1$s")) {
                statement.execute(String.format(Locale.ROOT, "grant " + right + " to %2$s", schema, to));
            }
            if (schema.equals(LOG)) {
                statement.execute(
                        String.format(Locale.ROOT, "revoke update, delete, truncate on log.event from %s", to));
            }
            connection.commit();
        } catch (SQLException e) {
            throw new StoreUnavailableException(
                    "The role of the service could not be given its rights: SQL state " + e.getSQLState(), e);
        }
    }

    /** Refuses to start where the role could change an event all the same: as owner, superuser or member of them. */
    static void check(DataSource application) {
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                    select current_user, coalesce(has_table_privilege(to_regclass('log.event'), 'update')
                        or has_table_privilege(to_regclass('log.event'), 'delete')
                        or has_table_privilege(to_regclass('log.event'), 'truncate')
                        or pg_has_role((select relowner from pg_class where oid = to_regclass('log.event')), 'member'),
                        false)\
                    """)) {
            row.next();
            if (row.getBoolean(2)) {
                throw new RefusedStartException(
                        String.format(
                                Locale.ROOT,
                                "The role %s can change the event log although luutru.database.owner is another one.",
                                row.getString(1)),
                        "Use a role that owns nothing, is no superuser and no member of the owner: see"
                                + " docs/operations/database.md.");
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException(
                    "The rights of the service's role could not be looked at: SQL state " + e.getSQLState(), e);
        }
    }
}
