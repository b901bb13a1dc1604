package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.table.SqlText;

/**
 * Those in house who are declared in another establishment too, or whose paper is declared under another name too, in
 * the order of establishments and arrivals: as {@link RepeatedGuests} lists them, each compared once more as {@link
 * TraitSql} has it, which knows of establishments that were merged.
 */
final class RepeatedGuestsSql {

    /** Listed stays {@code r} with their rows {@code s}; the limit as in {@link RegisterQueries#LONG_STAYS}. */
    private static final String LISTED = """
        register.repeated r cross join lateral (select * from register.stay t
        where t.stay_id = r.stay_id and t.recorded_month = r.recorded_month limit 1) s\
        """;

    private final ResidentsSql asked;

    /** @param asked a question that it {@link #answers} */
    RepeatedGuestsSql(ResidentsSql asked) {
        this.asked = asked;
    }

    /** Whether a question is for such guests in house, and for no name and no document. */
    static boolean answers(ResidentsQuestion question) {
        return (question.trait() == ResidentTrait.TWO_PLACES || question.trait() == ResidentTrait.TWO_NAMES)
                && question.state() == Resident.State.IN_HOUSE
                && question.name() == null
                && question.document() == null;
    }

    /** @param after the key of the row before; null for the first page */
    SqlText of(Connection connection, @Nullable List<String> after) throws SQLException {
        String listed = asked.question.trait() == ResidentTrait.TWO_PLACES ? "r.places" : "r.names";
        SqlText sql = new SqlText()
                .add("select s.*, concat_ws(E'\\n', s.establishment, s.arrived_at at time zone 'UTC', s.stay_id)")
                .add("as place from " + LISTED + " where " + listed)
                .addIf(new ByEstablishmentSql(asked).establishments(connection), "and r.establishment = any(?)");
        asked.filterAll(sql);
        if (after != null) {
            sql.add(
                    "and (r.establishment, r.arrived_at, r.stay_id) > (?, ?::timestamp at time zone 'UTC', ?::uuid)",
                    after.get(0),
                    after.get(1),
                    after.get(2));
        }
        return sql.add("order by r.establishment, r.arrived_at, r.stay_id").add(ResidentsSql.first(asked.limit));
    }
}
