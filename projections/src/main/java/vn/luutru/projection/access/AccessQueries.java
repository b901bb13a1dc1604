package vn.luutru.projection.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import vn.luutru.declaration.PersonsQueried;
import vn.luutru.declaration.Recorded;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;

/** Questions to the log of questions, newest first. */
public final class AccessQueries {

    private final DataSource database;

    public AccessQueries(DataSource database) {
        this.database = database;
    }

    /**
     * @throws IllegalArgumentException if the page is none of this answer
     * @throws ProjectionException      if the database cannot be asked
     */
    public Page<PersonsQueried> list(AccessQuestion question) {
        List<String> before = PageToken.parts(question.page(), 1);
        int size = Page.size(question.size());
        SqlText sql = new SqlText().add("select * from access.query where true");
        sql.addIf(before == null ? null : Long.valueOf(before.getFirst()), "and position < ?");
        sql.addIf(question.reader(), "and reader = ?");
        sql.addIf(question.from(), "and asked_at >= ?");
        sql.addIf(question.to(), "and asked_at < ?");
        sql.add("order by position desc limit ?", size + 1);
        try (Connection connection = database.getConnection()) {
            List<Recorded<PersonsQueried>> found = sql.list(connection, AccessQueries::read);
            boolean more = found.size() > size;
            List<Recorded<PersonsQueried>> shown = more ? found.subList(0, size) : found;
            return new Page<>(
                    shown.stream().map(Recorded::event).toList(),
                    more ? PageToken.of(Long.toString(shown.getLast().position())) : null);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static Recorded<PersonsQueried> read(ResultSet row) throws SQLException {
        String[] texts = (String[]) row.getArray("criteria").getArray();
        Map<String, String> criteria = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i += 2) {
            criteria.put(texts[i], texts[i + 1]);
        }
        Instant askedAt = Objects.requireNonNull(SqlText.instant(row, "asked_at"));
        PersonsQueried asked = new PersonsQueried(
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
        return new Recorded<>(row.getLong("position"), askedAt, asked);
    }
}
