package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.table.SqlText;

/**
 * Those in house who are declared in another establishment too, or whose paper is declared under another name too, in
 * the order of establishments and arrivals.
 *
 * <p>Hardly any of them is, and a search for another stay of each walks the index of every month for each guest. So their
 * numbers are looked up all together, in one walk of the index of each month, and only numbers that come out as of two
 * establishments or of two names are compared stay by stay, as {@link TraitSql} has it.
 */
final class RepeatedGuestsSql {

    /** Those who stay on, of long stays {@code l} with their rows {@code s}, and those who arrived lately. */
    private static final String LONG = "select s.number_hash, s.person_hash from " + RegisterQueries.GOING_ON;

    private static final String LATELY = "select s.number_hash, s.person_hash from register.stay s"
            + " where s.state = 'IN_HOUSE' and s.arrived_at >= " + RegisterQueries.LONG_STAYS_SINCE;

    /** Numbers of the guests in house, in their order: each walk of an index sorts them otherwise. */
    private static final String NUMBERS =
            "o.number_hash = any(array(select distinct number_hash from guest order by number_hash))";

    /** Of two establishments, and somebody came to one before a stay of the other was over. */
    private static final String TWO_PLACES = "min(o.establishment) <> max(o.establishment)"
            + " and (count(*) filter (where o.departed_at is null) > 1"
            + " or max(o.departed_at) >= min(o.arrived_at) filter (where o.state = 'IN_HOUSE'))";

    private static final String TWO_NAMES = "min(o.name_words) <> max(o.name_words)";

    private final ResidentsSql asked;
    private final boolean places;

    /** @param asked a question that it {@link #answers} */
    RepeatedGuestsSql(ResidentsSql asked) {
        this.asked = asked;
        places = asked.question.trait() == ResidentTrait.TWO_PLACES;
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
        List<String> establishments = new ByEstablishmentSql(asked).establishments(connection);
        SqlText sql = new SqlText()
                .add("with guest as materialized (" + LONG)
                .addIf(establishments, "and l.establishment = any(?)");
        comparable(sql);
        sql.add("union all " + LATELY).addIf(establishments, "and s.establishment = any(?)");
        comparable(sql);
        String group = places ? "o.number_hash, o.person_hash" : "o.number_hash";
        sql.add(") select s.* from (select " + group + " from register.stay o where " + NUMBERS)
                .add("and o.state <> 'CANCELLED' group by " + group + " having " + (places ? TWO_PLACES : TWO_NAMES))
                // The offset keeps the planner from beginning with all stays that there are.
                .add(") o cross join lateral (select s.*,")
                .add("concat_ws(E'\\n', s.establishment, s.arrived_at at time zone 'UTC', s.stay_id) as place")
                .add("from register.stay s where " + (places ? TraitSql.SAME_PERSON : "s.number_hash = o.number_hash"));
        asked.filterAll(sql);
        if (after != null) {
            sql.add(
                    "and (s.establishment, s.arrived_at, s.stay_id) > (?, ?::timestamp at time zone 'UTC', ?::uuid)",
                    after.get(0),
                    after.get(1),
                    after.get(2));
        }
        return sql.add("offset 0) s order by s.establishment, s.arrived_at, s.stay_id")
                .add(ResidentsSql.first(asked.limit));
    }

    private void comparable(SqlText sql) {
        if (!places) {
            sql.add("and " + TraitSql.UNIQUE_TYPE);
        }
    }
}
