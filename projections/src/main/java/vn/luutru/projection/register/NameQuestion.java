package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.name.NameWalk;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.register.name.TypedName;
import vn.luutru.projection.table.SqlText;

/**
 * Finding stays by name: first the names, of which there are far fewer, then the stays that have them.
 *
 * <p>The names are walked in the order of the rarest typed word, and the walk stops at the end of the page. So a name
 * that nearly everybody has costs no more than one that few have. What has no page full of names among its first
 * hundreds is found in the order of a ward's names, or of its establishments, which are then full of them.
 *
 * <p>A place of the answer has four parts: the order, and three of its key.
 */
final class NameQuestion {

    /** More names than that are not looked up one by one. */
    private static final int MAX_NAMES = 200;

    /** Nor in a ward, where one walk of its names finds them all. */
    private static final int MAX_NAMES_OF_WARD = 400;

    /** Names that are read at first, and at most, at a time. */
    private static final int FEWEST = 8;

    private static final String IN_ORDER_OF_WARD = "w";
    private static final String IN_ORDER_OF_ESTABLISHMENTS = "e";

    private final ResidentsSql question;
    private final NameWalk walk;
    private final TypedName typed;
    private final int limit;

    NameQuestion(ResidentsSql question, TypedName typed, int limit) {
        this.question = question;
        this.typed = typed;
        this.limit = limit;
        walk = new NameWalk(typed);
    }

    /** The stays of a page and one more. */
    <T> List<T> list(Connection connection, @Nullable List<String> after, SqlText.Reader<T> reader)
            throws SQLException {
        String order = after == null ? order(connection) : after.getFirst();
        if (order.equals(IN_ORDER_OF_ESTABLISHMENTS)) {
            List<String> key = after == null ? null : after.subList(1, 4);
            return new ByEstablishmentSql(question)
                    .of(connection, typed, IN_ORDER_OF_ESTABLISHMENTS, key)
                    .list(connection, reader);
        }
        if (order.equals(IN_ORDER_OF_WARD)) {
            return ofWard(connection, after, reader);
        }
        return ofNames(connection, NameWalk.Order.parse(order, typed), after, reader);
    }

    private String order(Connection connection) throws SQLException {
        int rarest = walk.rarest(connection);
        String byNames = new NameWalk.Order(rarest, 0).text();
        if (!question.isOfWard() && !question.isFiltered()) {
            return byNames;
        }
        boolean few = walk.names(connection, rarest, most() + 1).size() <= most();
        if (question.isOfWard()) {
            return few || !question.isFiltered() ? IN_ORDER_OF_WARD : IN_ORDER_OF_ESTABLISHMENTS;
        }
        return few ? byNames : IN_ORDER_OF_ESTABLISHMENTS;
    }

    private int most() {
        return question.isOfWard() ? MAX_NAMES_OF_WARD : MAX_NAMES;
    }

    /** By name and stay. The few stays of a ward that have one name are sorted. */
    private <T> List<T> ofWard(Connection connection, @Nullable List<String> after, SqlText.Reader<T> reader)
            throws SQLException {
        List<String> names = walk.names(connection, walk.rarest(connection), MAX_NAMES_OF_WARD + 1);
        if (names.size() > MAX_NAMES_OF_WARD && !question.isFiltered()) {
            names = namesOfWard(connection, after);
        }
        SqlText sql = new SqlText()
                .add("select s.*, concat_ws(E'\\n', 'w', '', s.name_words, s.stay_id) as place from register.stay s")
                .add("where s.name_words = any(?)", names);
        question.filterAll(sql);
        if (after != null) {
            sql.add("and s.name_words >= ?", after.get(2))
                    .add("and (s.name_words, s.stay_id) > (?, ?::uuid)", after.get(2), after.get(3));
        }
        return sql.add("order by s.name_words, s.stay_id limit " + limit).list(connection, reader);
    }

    /** The next names of the ward, read from its index alone: each is that of a stay at least. */
    private List<String> namesOfWard(Connection connection, @Nullable List<String> after) throws SQLException {
        SqlText sql = new SqlText().add("select distinct s.name_words from register.stay s where true");
        question.filterAll(sql);
        sql.addIf(after == null ? null : after.get(2), "and s.name_words >= ?");
        typed.filter(sql, "s.name_words", -1);
        return sql.add("order by s.name_words limit " + (limit + 1))
                .list(connection, row -> row.getString("name_words"));
    }

    /** By the word that was found, name and stay. */
    private <T> List<T> ofNames(
            Connection connection, NameWalk.Order order, @Nullable List<String> after, SqlText.Reader<T> reader)
            throws SQLException {
        List<T> found = new ArrayList<>();
        NameWalk.Name last = after == null ? null : new NameWalk.Name(after.get(1), after.get(2));
        if (after != null && last != null) {
            found.addAll(stays(connection, order, List.of(last), UUID.fromString(after.get(3)), reader));
        }
        int size = FEWEST;
        while (order != null && found.size() < limit) {
            List<NameWalk.Name> names = walk.next(connection, order, last, size);
            List<NameWalk.Name> first = walk.firstOnly(order, names);
            found.addAll(stays(connection, order, first, null, reader));
            if (names.size() < size) {
                order = order.next(typed);
                last = null;
            } else {
                last = names.getLast();
            }
            size = Math.min(size * 4, Page.MAX_SIZE);
        }
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    private <T> List<T> stays(
            Connection connection,
            NameWalk.Order order,
            List<NameWalk.Name> names,
            @Nullable UUID after,
            SqlText.Reader<T> reader)
            throws SQLException {
        if (names.isEmpty()) {
            return List.of();
        }
        SqlText sql = new SqlText()
                .add("select s.*, concat_ws(E'\\n', ?::text, n.word, n.words, s.stay_id) as place", order.text())
                .add(
                        "from unnest(?::text[], ?::text[], ?::bigint[]) with ordinality n(word, words, hash, number)",
                        names.stream().map(NameWalk.Name::word).toList(),
                        names.stream().map(NameWalk.Name::words).toList(),
                        names.stream()
                                .map(name -> Long.toString(NameWords.hash(name.words())))
                                .toList())
                .add("cross join lateral (select * from register.stay s where s.name_hash = n.hash")
                .add("and s.name_words = n.words");
        question.filterAll(sql);
        sql.addIf(after == null ? null : after.toString(), "and s.stay_id > ?::uuid");
        return sql.add("order by s.stay_id limit " + limit + ") s order by n.number, s.stay_id limit " + limit)
                .list(connection, reader);
    }
}
