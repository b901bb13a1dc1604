package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.projection.register.name.TypedName;
import vn.luutru.projection.table.SqlText;

/**
 * The register in the order of establishments and arrivals. Who may be there at an instant arrived lately, or is in the
 * list of long stays: both walk an index of their own.
 */
final class ByEstablishmentSql {

    private final ResidentsSql asked;

    /** @param asked whom to look for */
    ByEstablishmentSql(ResidentsSql asked) {
        this.asked = asked;
    }

    /** The establishments to look into: null for all. */
    @Nullable
    List<String> establishments(Connection connection) throws SQLException {
        if (asked.merged != null) {
            return asked.merged;
        }
        if (asked.question.establishments() != null) {
            return asked.question.establishments();
        }
        if (asked.scope instanceof Scope.Establishments named) {
            return ResidentsSql.ids(named);
        }
        return asked.wards == null
                ? null
                : new SqlText()
                        .add("select distinct id from register.description where ward = any(?)", asked.wards)
                        .list(connection, row -> row.getString("id"));
    }

    /**
     * By establishment and arrival.
     *
     * @param order what the place of each row begins with; null if with the establishment
     * @param after the key of the row before
     */
    SqlText of(Connection connection, @Nullable TypedName name, @Nullable String order, @Nullable List<String> after)
            throws SQLException {
        List<String> establishments = establishments(connection);
        boolean present = asked.from != null || (asked.question.state() == Resident.State.IN_HOUSE && asked.to == null);
        SqlText sql = new SqlText()
                .add(
                        "select *, concat_ws(E'\\n', ?::text, establishment, arrived_at at time zone 'UTC', stay_id)",
                        order)
                .add("as place from ((");
        if (present) {
            sql.add(longStays(establishments, name, after)).add(") union all (");
        }
        return sql.add(arrived(establishments, present, name, after))
                .add(")) found order by establishment, arrived_at, stay_id" + ResidentsSql.first(asked.limit));
    }

    /** Of those who may be there, who arrived so long before that they are in the list of long stays. */
    private SqlText longStays(
            @Nullable List<String> establishments, @Nullable TypedName name, @Nullable List<String> after) {
        SqlText sql = new SqlText()
                .add("select s.* from " + RegisterQueries.LONG_STAYS)
                .add("where l.arrived_at <");
        addBound(sql);
        sql.addIf(establishments, "and l.establishment = any(?)").addIf(asked.to, "and l.arrived_at < ?");
        if (asked.question.state() == Resident.State.IN_HOUSE) {
            sql.add("and l.departed_at is null");
        } else {
            sql.addIf(asked.from, "and coalesce(l.departed_at, 'infinity') > ?");
        }
        return inOrder(sql, "l", name, after);
    }

    private SqlText arrived(
            @Nullable List<String> establishments,
            boolean lately,
            @Nullable TypedName name,
            @Nullable List<String> after) {
        SqlText sql = new SqlText()
                .add("select s.* from register.stay s where true")
                .addIf(establishments, "and s.establishment = any(?)");
        if (lately) {
            sql.add("and s.arrived_at >=");
            addBound(sql);
        }
        return inOrder(sql, "s", name, after);
    }

    private SqlText inOrder(SqlText sql, String table, @Nullable TypedName name, @Nullable List<String> after) {
        asked.filterAll(sql);
        if (name != null) {
            name.filter(sql, "s.name_words", -1);
        }
        String key = String.format(Locale.ROOT, "%1$s.establishment, %1$s.arrived_at, %1$s.stay_id", table);
        if (after != null) {
            sql.add(
                    "and (" + key + ") > (?, ?::timestamp at time zone 'UTC', ?::uuid)",
                    after.get(0),
                    after.get(1),
                    after.get(2));
        }
        return sql.add("order by " + key + ResidentsSql.first(asked.limit));
    }

    private void addBound(SqlText sql) {
        if (asked.from == null) {
            sql.add(RegisterQueries.LONG_STAYS_SINCE);
        } else {
            sql.add(
                    String.format(Locale.ROOT, "least(?::timestamptz, %s)", RegisterQueries.LONG_STAYS_SINCE),
                    asked.from.minus(LongStays.LONG));
        }
    }
}
