package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.InputNormalizer;
import vn.luutru.declaration.NameKey;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.SqlText;

/**
 * How the register is asked: each question walks one index in its order and stops at the end of the page.
 *
 * <p>Each row brings its {@code place}, the key of that order, which the next page goes on from.
 */
final class ResidentsSql {

    private static final String PERSON_PLACE =
            "concat_ws(E'\\n', s.person_id, s.arrived_at at time zone 'UTC', s.stay_id) as place";
    private static final String HOUSE_END = ")) found order by establishment, arrived_at, stay_id";
    private static final String HOUSE_PLACE =
            "concat_ws(E'\\n', s.establishment, s.arrived_at at time zone 'UTC', s.stay_id) as place";

    private final ResidentsQuestion question;
    private final Scope scope;
    private final int limit;

    /** Where to look; null where every ward of the scope is meant. */
    private final @Nullable List<String> wards;

    private final @Nullable Instant from;
    private final @Nullable Instant to;

    private ResidentsSql(Scope scope, ResidentsQuestion question) {
        this.scope = scope;
        this.question = question;
        limit = Page.size(question.size()) + 1;
        wards = question.ward() == null ? wards(scope) : List.of(question.ward());
        Instant at = question.at();
        from = later(at, question.from());
        to = earlier(at == null ? null : at.plusNanos(1_000), question.to());
    }

    private static @Nullable List<String> wards(Scope scope) {
        return scope instanceof Scope.Wards named
                ? named.codes().stream().sorted().toList()
                : null;
    }

    /** Whether a question can find nothing that its reader may see. */
    static boolean outOfScope(Scope scope, ResidentsQuestion question) {
        return switch (scope) {
            case Scope.Province province -> false;
            case Scope.Wards named -> question.ward() != null && !named.coversWard(question.ward());
            case Scope.Establishments named ->
                question.establishment() != null
                        && named.ids().stream().noneMatch(id -> id.value().equals(question.establishment()));
            case Scope.None none -> true;
        };
    }

    /** A question that is not {@link #outOfScope}. */
    static SqlText of(Connection connection, Scope scope, ResidentsQuestion question) throws SQLException {
        ResidentsSql sql = new ResidentsSql(scope, question);
        if (question.document() != null) {
            return sql.byDocument(InputNormalizer.documentNumber(question.document()));
        }
        return question.name() == null
                ? sql.byEstablishment(sql.establishments(connection))
                : sql.byName(question.name());
    }

    static SqlText ofPerson(UUID person, Scope scope, @Nullable String page, int size) {
        SqlText sql = new SqlText()
                .add("select s.*, " + PERSON_PLACE + " from register.stay s where s.person_id = ?", person);
        switch (scope) {
            case Scope.Province province -> {
                // Everything that the person did in the province.
            }
            case Scope.Wards named -> inWards(sql, wards(scope));
            case Scope.Establishments named -> sql.add("and s.establishment = any(?)", ids(named));
            case Scope.None none -> sql.add("and false");
        }
        afterPerson(sql, page);
        return sql.add("order by s.person_id, s.arrived_at, s.stay_id" + first(size + 1));
    }

    private SqlText byDocument(String number) {
        SqlText sql = new SqlText()
                .add(
                        "select s.*, " + PERSON_PLACE + " from register.stay s where s.person_id between ? and ?",
                        PersonId.lowest(number),
                        PersonId.highest(number))
                .add("and s.document_number = ?", number);
        if (question.name() != null) {
            String key = NameKey.of(question.name());
            sql.add("and (starts_with(s.name_key, ?) or starts_with(s.name_back, ?))", key, NameWords.backward(key));
        }
        filter(sql);
        time(sql);
        afterPerson(sql, question.page());
        return sql.add("order by s.person_id, s.arrived_at, s.stay_id" + first(limit));
    }

    private SqlText byName(String name) {
        String key = NameKey.of(name);
        String back = NameWords.backward(key);
        List<String> after = PageToken.parts(question.page(), 4);
        SqlText sql = new SqlText().add("select * from (");
        sql.add("(").add(named("name_back", 0, back, after)).add(") union all (");
        SqlText beginning = named("name_key", 1, key, after);
        beginning.add(") ");
        sql.add(beginning);
        return sql.add(") found order by part, ward, name_place, stay_id" + first(limit));
    }

    /**
     * One walk of a name index. The second part leaves out what the first has shown: names that are those words and no
     * more by where it begins, the rest row by row.
     */
    private SqlText named(String column, int part, String key, @Nullable List<String> after) {
        SqlText sql = new SqlText()
                .add(String.format(Locale.ROOT, """
                select s.*, %2$d as part, s.%1$s as name_place,
                    concat_ws(E'\\n', %2$d, s.ward, s.%1$s, s.stay_id) as place
                from register.stay s where s.%1$s %3$s ? and s.%1$s < ?
                """, column, part, part == 0 ? ">=" : ">"), key, NameWords.end(key));
        if (part == 1) {
            sql.add("and not starts_with(s.name_back, ?)", NameWords.backward(key));
        }
        filter(sql);
        time(sql);
        if (after != null) {
            int reached = Integer.parseInt(after.getFirst());
            if (reached > part) {
                sql.add("and false");
            } else if (reached == part) {
                sql.add(
                        String.format(Locale.ROOT, "and (s.ward, s.%s, s.stay_id) > (?, ?, ?::uuid)", column),
                        after.get(1),
                        after.get(2),
                        after.get(3));
            }
        }
        return sql.add(String.format(Locale.ROOT, "order by s.ward, s.%s, s.stay_id", column) + first(limit));
    }

    /** The establishments to look into: null for all. */
    private @Nullable List<String> establishments(Connection connection) throws SQLException {
        if (question.establishment() != null) {
            return List.of(question.establishment());
        }
        if (scope instanceof Scope.Establishments named) {
            return ids(named);
        }
        return wards == null
                ? null
                : new SqlText()
                        .add("select distinct id from register.description where ward = any(?)", wards)
                        .list(connection, row -> row.getString("id"));
    }

    private SqlText byEstablishment(@Nullable List<String> establishments) {
        boolean present = from != null || (question.state() == Resident.State.IN_HOUSE && to == null);
        SqlText sql = new SqlText().add("select * from ((");
        if (present) {
            sql.add(lasting(establishments)).add(") union all (");
        }
        return sql.add(arrived(establishments, present)).add(HOUSE_END + first(limit));
    }

    /** Of those who may be there, who arrived so long before that they are in the list of lasting stays. */
    private SqlText lasting(@Nullable List<String> establishments) {
        SqlText sql = new SqlText()
                .add("select s.*, " + HOUSE_PLACE + " from " + RegisterQueries.LASTING_STAYS)
                .add("where l.arrived_at <");
        addBound(sql);
        sql.addIf(establishments, "and l.establishment = any(?)").addIf(to, "and l.arrived_at < ?");
        filter(sql);
        time(sql);
        afterEstablishment(sql, "l");
        return sql.add("order by l.establishment, l.arrived_at, l.stay_id" + first(limit));
    }

    private SqlText arrived(@Nullable List<String> establishments, boolean lately) {
        SqlText sql = new SqlText()
                .add("select s.*, " + HOUSE_PLACE + " from register.stay s where true")
                .addIf(establishments, "and s.establishment = any(?)");
        if (lately) {
            sql.add("and s.arrived_at >=");
            addBound(sql);
        }
        filter(sql);
        time(sql);
        afterEstablishment(sql, "s");
        return sql.add("order by s.establishment, s.arrived_at, s.stay_id" + first(limit));
    }

    private void addBound(SqlText sql) {
        if (from == null) {
            sql.add(RegisterQueries.LASTING_SINCE);
        } else {
            sql.add(
                    String.format(Locale.ROOT, "least(?::timestamptz, %s)", RegisterQueries.LASTING_SINCE),
                    from.minus(LongStays.LONG));
        }
    }

    /** In the text itself: a plan that is made once for all questions knows then that it may stop early. */
    private static String first(int rows) {
        return " limit " + rows;
    }

    private void filter(SqlText sql) {
        inWards(sql, wards);
        if (question.establishment() == null && scope instanceof Scope.Establishments named) {
            sql.add("and s.establishment = any(?)", ids(named));
        }
        sql.addIf(question.establishment(), "and s.establishment = ?");
        sql.addIf(question.nationality(), "and s.nationality = ?");
        sql.addIf(question.state(), "and s.state = ?");
    }

    private static void inWards(SqlText sql, @Nullable List<String> wards) {
        if (wards != null && wards.size() == 1) {
            sql.add("and s.ward = ?", wards.getFirst());
        } else {
            sql.addIf(wards, "and s.ward = any(?)");
        }
    }

    private static List<String> ids(Scope.Establishments named) {
        return named.ids().stream().map(EstablishmentId::value).sorted().toList();
    }

    private void time(SqlText sql) {
        if (question.state() == null && (from != null || to != null)) {
            sql.add("and s.state <> 'CANCELLED'");
        }
        sql.addIf(to, "and s.arrived_at < ?");
        sql.addIf(from, "and (s.departed_at is null or s.departed_at > ?)");
    }

    private void afterEstablishment(SqlText sql, String table) {
        List<String> after = PageToken.parts(question.page(), 3);
        if (after != null) {
            String place = String.format(Locale.ROOT, "and (%1$s.establishment, %1$s.arrived_at, %1$s.stay_id)", table);
            sql.add(
                    place + " > (?, ?::timestamp at time zone 'UTC', ?::uuid)",
                    after.get(0),
                    after.get(1),
                    after.get(2));
        }
    }

    private static void afterPerson(SqlText sql, @Nullable String page) {
        List<String> after = PageToken.parts(page, 3);
        if (after != null) {
            sql.add(
                    "and (s.person_id, s.arrived_at, s.stay_id) > (?::uuid, ?::timestamp at time zone 'UTC', ?::uuid)",
                    after.get(0),
                    after.get(1),
                    after.get(2));
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
