package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Scope;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.projection.Page;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.register.name.TypedWords;
import vn.luutru.projection.table.SqlText;

/**
 * What the pages of the ward police ask beyond {@link RegisterQueries}, each within the scope of its {@link
 * RegisterAccess}. The codes of these questions, which are stored, begin with {@code desk}.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked.
 */
public final class PoliceQueries {

    private final DataSource database;
    private final RegisterQueries register;

    /** @param database as that of the other queries */
    public PoliceQueries(DataSource database, RegisterQueries register) {
        this.database = database;
        this.register = register;
    }

    /** Stays that one box of words finds in the first reading that finds anybody, see {@link #words} of a reading. */
    public WordsFound words(RegisterAccess access, String words, ResidentsQuestion question) {
        return words(access, words, null, question);
    }

    /**
     * Stays that one box of words finds, see {@link WordsQuestion}.
     *
     * @param words    as typed
     * @param chosen   the key of the reading that is wanted; null, or one that these words do not have, for the first one
     *                 that finds anybody
     * @param question everything else that must hold; its name, document and room are not looked at
     * @throws IllegalArgumentException if nothing is left to look for, or a page is none of this answer
     */
    public WordsFound words(RegisterAccess access, String words, @Nullable String chosen, ResidentsQuestion question) {
        TypedWords typed = TypedWords.of(words);
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("Nothing to look for");
        }
        List<WordsQuestion.Reading> readings;
        try (Connection connection = database.getConnection()) {
            readings = WordsQuestion.readings(connection, access.scope(), question.ward(), typed);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        String page = question.page();
        String wanted = readings.stream().anyMatch(reading -> reading.key().equals(chosen)) ? chosen : null;
        String key = page == null ? wanted : page.substring(0, Math.max(0, page.indexOf('.')));
        String place = page == null ? null : page.substring(page.indexOf('.') + 1);
        for (WordsQuestion.Reading reading : readings) {
            if (key == null ? reading.tried() : key.equals(reading.key())) {
                Page<Resident> found = register.residents(
                        access, reading.ask(question.toBuilder().page(place)));
                if (key != null || !found.items().isEmpty()) {
                    String next = found.nextPage();
                    return found(
                            next == null ? found : new Page<>(found.items(), reading.key() + "." + next),
                            reading,
                            readings);
                }
            }
        }
        if (key != null) {
            throw new IllegalArgumentException("Not a page of this answer");
        }
        return found(Page.empty(), readings.getFirst(), readings);
    }

    private static WordsFound found(
            Page<Resident> page, WordsQuestion.Reading chosen, List<WordsQuestion.Reading> readings) {
        return new WordsFound(
                page,
                chosen.choice(),
                readings.stream()
                        .filter(reading -> !reading.equals(chosen))
                        .limit(WordsFound.MAX_OTHERS)
                        .map(WordsQuestion.Reading::choice)
                        .toList());
    }

    /**
     * How many are in each establishment now, those with most first.
     *
     * @param ward  a ward code; null for the whole scope
     * @param today the local day of the question
     */
    public List<EstablishmentCount> establishments(RegisterAccess access, @Nullable String ward, LocalDate today) {
        SqlText sql = new SqlText()
                .add("select s.establishment, max(s.ward) as ward, sum(s.guests)::int as in_house,")
                .add("sum(s.foreigners)::int as foreigners, sum(s.without_papers)::int as without_papers,")
                .add("sum(s.unidentified)::int as unknown,")
                .add(
                        "coalesce(sum(s.guests) filter (where s.arrived_on <= ?), 0)::int as long_stays,",
                        today.minusDays(TraitSql.LONG_DAYS))
                .add("coalesce(sum(s.guests) filter (where s.arrived_on >= ?), 0)::int as arrived,", today)
                .add("max(s.reported_at) as reported_at,")
                .add("coalesce((select d.name from register.description d where d.id = s.establishment")
                .add("order by d.valid_from desc limit 1), '') as name from register.house_day s where true");
        // By establishment, so that an index leads to the few of a ward.
        within(sql, access.scope(), ward);
        wards(sql, access.scope(), ward);
        List<EstablishmentCount> counts = list(
                sql.add("group by s.establishment order by in_house desc, s.establishment"),
                row -> new EstablishmentCount(
                        row.getString("establishment"),
                        row.getString("name"),
                        row.getString("ward"),
                        row.getInt("in_house"),
                        row.getInt("foreigners"),
                        row.getInt("without_papers"),
                        row.getInt("unknown"),
                        row.getInt("long_stays"),
                        row.getInt("arrived"),
                        Objects.requireNonNull(SqlText.instant(row, "reported_at"))));
        return byEstablishment(counts, today);
    }

    private List<EstablishmentCount> byEstablishment(List<EstablishmentCount> counts, LocalDate today) {
        try (Connection connection = database.getConnection()) {
            Mergers mergers = RegisterQueries.ESTABLISHMENTS.mergers(connection);
            List<String> stay = counts.stream()
                    .map(EstablishmentCount::establishmentId)
                    .filter(id -> !mergers.surviving(id).equals(id))
                    .map(mergers::surviving)
                    .toList();
            if (stay.isEmpty()) {
                return counts;
            }
            Map<String, EstablishmentRecord> survivors = RegisterQueries.ESTABLISHMENTS.find(connection, stay);
            Map<String, EstablishmentCount> found = new LinkedHashMap<>();
            for (EstablishmentCount count : counts) {
                EstablishmentRecord surviving = survivors.get(mergers.surviving(count.establishmentId()));
                EstablishmentCount shown = surviving == null ? count : count.of(surviving, today);
                found.merge(shown.establishmentId(), shown, EstablishmentCount::plus);
            }
            return found.values().stream()
                    .sorted(Comparator.comparingInt((EstablishmentCount count) -> -count.inHouse())
                            .thenComparing(EstablishmentCount::establishmentId))
                    .toList();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** These stays, as far as they lie in the scope, in the order of their ids. */
    public Page<Resident> stays(RegisterAccess access, Collection<StayId> ids) {
        return register.byIds(access, ids);
    }

    /** Where else the persons of these stays are declared for a part of the same time, the earliest first. */
    public List<Elsewhere> elsewhere(RegisterAccess access, Collection<StayId> ids) {
        SqlText sql = new SqlText()
                .add("select s.stay_id, o.ward, o.arrived_at, o.departed_at,")
                .add("coalesce((select d.name from register.description d where d.id = o.establishment")
                .add("order by d.valid_from desc limit 1), '') as name")
                .add("from register.stay s join register.stay o on");
        try (Connection connection = database.getConnection()) {
            TraitSql.elsewhere(sql, RegisterQueries.ESTABLISHMENTS.mergers(connection))
                    .add("where s.stay_id = any(?::uuid[])", texts(ids));
            wards(sql, access.scope(), null);
            return sql.add("order by s.stay_id, o.arrived_at, o.stay_id limit " + Page.MAX_SIZE)
                    .list(
                            connection,
                            row -> new Elsewhere(
                                    new StayId(row.getObject("stay_id", UUID.class)),
                                    row.getString("name"),
                                    row.getString("ward"),
                                    Objects.requireNonNull(SqlText.instant(row, "arrived_at")),
                                    SqlText.instant(row, "departed_at")));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    static List<String> texts(Collection<StayId> ids) {
        return ids.stream().map(id -> id.value().toString()).toList();
    }

    private static void within(SqlText sql, Scope scope, @Nullable String ward) {
        String inWard = "and s.establishment = any(array(select id from register.description where ward = any(?)))";
        if (ward != null) {
            sql.add(inWard, List.of(ward));
        } else if (scope instanceof Scope.Wards named) {
            sql.add(inWard, named.codes());
        }
    }

    /** The condition on {@code s} that a scope is. */
    static void wards(SqlText sql, Scope scope, @Nullable String ward) {
        sql.addIf(ward, "and s.ward = ?");
        switch (scope) {
            case Scope.Province province -> {
                // Every ward.
            }
            case Scope.Wards named -> sql.add("and s.ward = any(?)", named.codes());
            case Scope.Establishments named ->
                sql.add(
                        "and s.establishment = any(?)",
                        named.ids().stream().map(id -> id.value()).toList());
            case Scope.None none -> sql.add("and false");
        }
    }

    private <T> List<T> list(SqlText sql, SqlText.Reader<T> reader) {
        try (Connection connection = database.getConnection()) {
            return sql.list(connection, reader);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
