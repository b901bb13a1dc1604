package vn.luutru.projection.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
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

    private final DataSource database;

    public AccessQueries(DataSource database) {
        this.database = database;
    }

    /**
     * A part of the log. What was asked about persons names them, so that reading it is itself a question about persons.
     *
     * @throws IllegalArgumentException if the page is none of this answer
     * @throws ProjectionException      if the database cannot be asked
     * @throws IllegalStateException    if the question that the access was made for is over
     */
    public Page<AccessEntry> list(RegisterAccess access, AccessQuestion question) {
        access.scope();
        List<String> before = PageToken.parts(question.page(), 1);
        int size = Page.size(question.size());
        SqlText sql = new SqlText().add("select * from access.query where true");
        sql.addIf(before == null ? null : Long.valueOf(before.getFirst()), "and position < ?");
        sql.addIf(question.reader(), "and reader = ?");
        sql.addIf(question.kind(), "and kind = ?");
        sql.addIf(question.from(), "and asked_at >= ?");
        sql.addIf(question.to(), "and asked_at < ?");
        sql.add("order by position desc limit ?", size + 1);
        try (Connection connection = database.getConnection()) {
            List<Placed> found = sql.list(connection, AccessQueries::read);
            boolean more = found.size() > size;
            List<Placed> shown = more ? found.subList(0, size) : found;
            return new Page<>(
                    shown.stream().map(Placed::entry).toList(),
                    more ? PageToken.of(Long.toString(shown.getLast().position())) : null);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
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
