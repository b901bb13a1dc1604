package vn.luutru.projection.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.RegisterAccess;
import vn.luutru.declaration.code.Code;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.access.AccessEntry.Kind;
import vn.luutru.projection.table.SqlText;

/** Questions to the log of questions, newest first. */
public final class AccessQueries {

    private record Placed(long position, AccessEntry entry) {}

    /** So many entries are looked through at a time for one that is about a case or a person. */
    private static final int LOOKED_THROUGH = 5_000;

    private final DataSource database;
    private final PersonPseudonyms pseudonyms;

    /** @param pseudonyms as which persons are asked for */
    public AccessQueries(DataSource database, PersonPseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
    }

    /**
     * A part of the log. What was asked about persons names them, so that reading it is itself a question about persons.
     *
     * <p>By case or person the log is looked through from the newest entry on until the page is full.
     *
     * @throws IllegalArgumentException if the page is none of this answer, or there is nothing to look for in the words or
     *                                  the case
     * @throws ProjectionException      if the database cannot be asked
     * @throws IllegalStateException    if the question that the access was made for is over
     */
    public Page<AccessEntry> list(RegisterAccess access, AccessQuestion question) {
        access.scope();
        List<String> place = PageToken.parts(question.page(), 1);
        int size = Page.size(question.size());
        AccessFilter filter = AccessFilter.of(question, pseudonyms);
        int rows = filter.isOpen() ? size + 1 : LOOKED_THROUGH;
        try (Connection connection = database.getConnection()) {
            List<Placed> found = new ArrayList<>();
            Long before = place == null ? null : Long.valueOf(place.getFirst());
            List<Placed> looked;
            do {
                looked = sql(question, filter, before, rows).list(connection, AccessQueries::read);
                looked.stream().filter(placed -> filter.fits(placed.entry())).forEach(found::add);
                before = looked.isEmpty()
                        ? before
                        : Long.valueOf(looked.getLast().position());
            } while (looked.size() == rows && found.size() <= size);
            boolean more = found.size() > size;
            List<Placed> shown = more ? found.subList(0, size) : found;
            return new Page<>(
                    shown.stream().map(Placed::entry).toList(),
                    more ? PageToken.of(Long.toString(shown.getLast().position())) : null);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static SqlText sql(AccessQuestion question, AccessFilter filter, @Nullable Long before, int rows) {
        SqlText sql = new SqlText().add("select * from access.query where true");
        sql.addIf(before, "and position < ?");
        sql.addIf(question.reader(), "and reader = ?");
        sql.addIf(question.kind(), "and kind = ?");
        sql.addIf(question.from(), "and asked_at >= ?");
        sql.addIf(question.to(), "and asked_at < ?");
        filter.narrow(sql);
        return sql.add("order by position desc limit ?", rows);
    }

    /**
     * What each key has read of stays, by its id; keys that read nothing are not in it.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    public Map<String, ReadTotals> readTotals() {
        Map<String, ReadTotals> totals = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            new SqlText().add("select * from access.read_total").list(connection, row -> {
                ReadTotals total =
                        new ReadTotals(row.getLong("questions"), row.getLong("persons"), SqlText.instant(row, "last"));
                return totals.put(row.getString("key"), total) == null;
            });
            return totals;
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static Placed read(ResultSet row) throws SQLException {
        return new Placed(row.getLong("position"), entry(row));
    }

    static AccessEntry entry(ResultSet row) throws SQLException {
        String[] texts = (String[]) row.getArray("criteria").getArray();
        Map<String, String> criteria = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i += 2) {
            criteria.put(texts[i], texts[i + 1]);
        }
        Instant askedAt = Objects.requireNonNull(SqlText.instant(row, "asked_at"));
        return new AccessEntry(
                Code.of(Kind.class, row.getString("kind")),
                row.getObject("query", UUID.class),
                row.getString("reader"),
                row.getString("role"),
                row.getString("territory"),
                row.getString("purpose"),
                row.getString("case_file"),
                row.getString("question"),
                criteria,
                row.getInt("results"),
                askedAt);
    }
}
