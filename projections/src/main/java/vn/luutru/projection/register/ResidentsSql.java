package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.register.name.TypedName;
import vn.luutru.projection.table.SqlText;

/**
 * How the register is asked: each question walks one index in its order and stops at the end of the page. Questions by
 * name are {@link NameQuestion}'s.
 *
 * <p>Each row brings its {@code place}, the key of that order, which the next page goes on from.
 */
final class ResidentsSql {

    private static final String PERSON_PLACE =
            "concat_ws(E'\\n', s.person_hash, s.arrived_at at time zone 'UTC', s.stay_id) as place";

    /** Of one person's stays: the page of them is asked for with the person's pseudonym, and must not tell the person. */
    private static final String STAY_PLACE = "concat_ws(E'\\n', s.arrived_at at time zone 'UTC', s.stay_id) as place";

    final ResidentsQuestion question;
    final Scope scope;
    final int limit;

    /** Where to look; null where every ward of the scope is meant. */
    final @Nullable List<String> wards;

    final @Nullable Instant from;
    final @Nullable Instant to;

    /** Ids of the establishment that is asked for; null if none is. */
    final @Nullable List<String> merged;

    private final Mergers mergers;

    /** @param mergers which ids stand for the same establishment, where the question depends on it */
    private ResidentsSql(Scope scope, ResidentsQuestion question, Mergers mergers) {
        this.scope = scope;
        this.question = question;
        this.mergers = mergers;
        merged = merged(scope, question.establishment(), mergers);
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

    /**
     * The rows of a page and one more, each with its {@code place}.
     *
     * @param question one that is not {@link #outOfScope}
     */
    static <T> List<T> list(Connection connection, Scope scope, ResidentsQuestion question, SqlText.Reader<T> reader)
            throws SQLException {
        ResidentsSql sql = new ResidentsSql(
                scope,
                question,
                question.establishment() != null || question.trait() == ResidentTrait.TWO_PLACES
                        ? RegisterQueries.ESTABLISHMENTS.mergers(connection)
                        : Mergers.NONE);
        TypedName name = question.name() == null ? null : TypedName.of(question.name());
        if (question.document() != null) {
            return sql.byDocument(InputNormalizer.documentNumber(question.document()), name)
                    .list(connection, reader);
        }
        if (RepeatedGuestsSql.answers(question)) {
            return new RepeatedGuestsSql(sql)
                    .of(connection, PageToken.parts(question.page(), 3))
                    .list(connection, reader);
        }
        if (name == null) {
            return new ByEstablishmentSql(sql)
                    .of(connection, null, null, PageToken.parts(question.page(), 3))
                    .list(connection, reader);
        }
        List<String> after = PageToken.parts(question.page(), 4);
        return name.words().isEmpty()
                ? List.of()
                : new NameQuestion(sql, name, sql.limit).list(connection, after, reader);
    }

    /**
     * The establishment that is asked for, and those that are the same establishment: its guests may be declared under an id that
     * ended. An establishment itself asks for what it declared.
     */
    private static @Nullable List<String> merged(Scope scope, @Nullable String establishment, Mergers mergers) {
        if (establishment == null) {
            return null;
        }
        return scope instanceof Scope.Establishments ? List.of(establishment) : mergers.all(establishment);
    }

    static SqlText ofPerson(UUID person, Scope scope, @Nullable String page, int size) {
        SqlText sql = ofPerson(person, scope);
        afterStay(sql, page, ">");
        return sql.add("order by s.arrived_at, s.stay_id" + first(size + 1));
    }

    static SqlText newestOfPerson(UUID person, Scope scope, @Nullable String page, int size) {
        SqlText sql = ofPerson(person, scope);
        afterStay(sql, page, "<");
        return sql.add("order by s.arrived_at desc, s.stay_id desc" + first(size + 1));
    }

    private static SqlText ofPerson(UUID person, Scope scope) {
        SqlText sql = new SqlText()
                .add("select s.*, " + STAY_PLACE + " from register.stay s")
                .add(
                        "where s.number_hash = ? and s.person_hash = ?",
                        person.getMostSignificantBits(),
                        person.getLeastSignificantBits());
        switch (scope) {
            case Scope.Province province -> {
                // Everything that the person did in the province.
            }
            case Scope.Wards named -> inWards(sql, wards(scope));
            case Scope.Establishments named -> sql.add("and s.establishment = any(?)", ids(named));
            case Scope.None none -> sql.add("and false");
        }
        return sql;
    }

    private SqlText byDocument(String number, @Nullable TypedName name) {
        SqlText sql = new SqlText()
                .add(
                        "select s.*, " + PERSON_PLACE + " from register.stay s where s.number_hash = ?",
                        PersonId.numberHash(number))
                .add("and s.document_number = ?", number);
        if (name != null) {
            name.filter(sql, "s.name_words", -1);
        }
        filterAll(sql);
        afterPerson(sql, question.page());
        return sql.add("order by s.person_hash, s.arrived_at, s.stay_id" + first(limit));
    }

    /** Whether the stays of one ward are asked for. */
    boolean isOfWard() {
        return wards != null && wards.size() == 1;
    }

    /** Whether anything but one ward, a name or a document is asked for. */
    boolean isFiltered() {
        return question.establishment() != null
                || question.establishments() != null
                || question.room() != null
                || question.trait() != null
                || question.nationality() != null
                || question.state() != null
                || from != null
                || to != null
                || (wards != null && !isOfWard())
                || scope instanceof Scope.Establishments;
    }

    /** Adds every criterion but name and document. */
    void filterAll(SqlText sql) {
        filter(sql);
        time(sql);
    }

    /** In the text itself: a plan that is made once for all questions knows then that it may stop early. */
    static String first(int rows) {
        return " limit " + rows;
    }

    private void filter(SqlText sql) {
        inWards(sql, wards);
        if (question.establishment() == null && scope instanceof Scope.Establishments named) {
            sql.add("and s.establishment = any(?)", ids(named));
        }
        if (merged != null && merged.size() == 1) {
            sql.add("and s.establishment = ?", merged.getFirst());
        } else {
            sql.addIf(merged, "and s.establishment = any(?)");
        }
        sql.addIf(question.establishments(), "and s.establishment = any(?)");
        if (question.room() != null) {
            RoomSql.is(sql, "s.room", question.room());
        }
        if (question.trait() != null) {
            TraitSql.is(sql, question.trait(), Objects.requireNonNull(question.today()), mergers);
        }
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

    static List<String> ids(Scope.Establishments named) {
        return named.ids().stream().map(EstablishmentId::value).sorted().toList();
    }

    private void time(SqlText sql) {
        if (question.state() == null && (from != null || to != null)) {
            sql.add("and s.state <> 'CANCELLED'");
        }
        sql.addIf(to, "and s.arrived_at < ?");
        sql.addIf(from, "and (s.departed_at is null or s.departed_at > ?)");
    }

    private static void afterPerson(SqlText sql, @Nullable String page) {
        List<String> after = PageToken.parts(page, 3);
        if (after != null) {
            sql.add(
                    "and (s.person_hash, s.arrived_at, s.stay_id) > (?::bigint, ?::timestamp at time zone 'UTC',"
                            + " ?::uuid)",
                    after.get(0),
                    after.get(1),
                    after.get(2));
        }
    }

    /** @param behind {@code >} in the order of arrival, {@code <} against it */
    private static void afterStay(SqlText sql, @Nullable String page, String behind) {
        List<String> after = PageToken.parts(page, 2);
        if (after != null) {
            sql.add(
                    "and (s.arrived_at, s.stay_id) " + behind + " (?::timestamp at time zone 'UTC', ?::uuid)",
                    after.get(0),
                    after.get(1));
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
