package vn.luutru.projection.access;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.MonthForgotten;
import vn.luutru.declaration.PersonsQueried;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.Projection;

/** Who asked about persons. What a forgotten month was asked for is forgotten with it; that it was asked is not. */
public final class AccessLog implements Projection {

    /** Its name and schema. */
    public static final String NAME = "access";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                    create table %1$s.query (
                        position bigint primary key, query uuid not null, reader text not null, role text not null,
                        territory text, purpose text not null, case_file text, question text not null,
                        criteria text[] not null, results int not null, asked_at timestamptz not null,
                        recorded_month int not null);
                    create index on %1$s.query (reader, position)
                    """, schema));
        }
    }

    @Override
    public void apply(Connection connection, String schema, List<Recorded<Event>> batch) throws SQLException {
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof PersonsQueried asked) {
                insert(connection, schema, recorded, asked);
            } else if (recorded.event() instanceof MonthForgotten forgotten) {
                forget(connection, schema, forgotten.month());
            }
        }
    }

    private static void insert(Connection connection, String schema, Recorded<Event> recorded, PersonsQueried asked)
            throws SQLException {
        List<String> criteria = new ArrayList<>();
        new TreeMap<>(asked.criteria()).forEach((name, value) -> {
            criteria.add(plain(name));
            criteria.add(plain(value));
        });
        try (PreparedStatement insert = connection.prepareStatement(String.format(
                Locale.ROOT, "insert into %s.query values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", schema))) {
            insert.setLong(1, recorded.position());
            insert.setObject(2, asked.query());
            insert.setString(3, asked.reader());
            insert.setString(4, asked.role());
            insert.setString(5, asked.territory());
            insert.setString(6, asked.purpose());
            insert.setString(7, asked.caseFile());
            insert.setString(8, asked.question());
            Array texts = connection.createArrayOf("text", criteria.toArray());
            insert.setArray(9, texts);
            insert.setInt(10, asked.results());
            insert.setObject(11, asked.askedAt().atOffset(ZoneOffset.UTC));
            insert.setInt(12, number(YearMonth.from(Vietnam.timeOf(recorded.recordedAt()))));
            insert.executeUpdate();
        }
    }

    private static void forget(Connection connection, String schema, YearMonth month) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(String.format(
                Locale.ROOT,
                "update %s.query set criteria = '{}', case_file = null where recorded_month = ?",
                schema))) {
            update.setInt(1, number(month));
            update.executeUpdate();
        }
    }

    /** PostgreSQL has no text with a character of number 0; one question must not hold up the log of all others. */
    private static String plain(String text) {
        return text.replace("\0", "");
    }

    private static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }
}
