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
import java.util.Map;
import java.util.TreeMap;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.projection.Projection;

/**
 * Who asked about persons, how much each operator's key read, who issued, confirmed or revoked a key, who signed in and
 * out, what was refused to whom, who had the key of a month destroyed, and who operated read models or skipped an event.
 * What was asked about persons in an erased month is erased with it; that it was asked is not.
 */
public final class AccessLog implements Projection {

    /** Its name and schema. */
    public static final String NAME = "access";

    /** Its rows without those of operation: whoever rebuilds one to compare it adds a row. By table. */
    public static final Map<String, String> WITHOUT_OPERATIONS = Map.of("query", "kind <> 'SYSTEM'");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table query (
                    position bigint primary key, query uuid not null, reader text not null, role text not null,
                    territory text, purpose text, case_file text, question text not null,
                    criteria text[] not null, results int not null, asked_at timestamptz not null,
                    recorded_month int not null, kind text not null);
                create table read_total (
                    key text primary key, questions bigint not null, persons bigint not null,
                    last timestamptz not null);
                create index on query (reader, position)
                """);
        }
    }

    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
        for (Recorded<Event> recorded : batch) {
            AccessEntry entry = AccessEntries.of(recorded);
            if (entry != null) {
                insert(connection, recorded, entry);
            }
            if (recorded.event() instanceof OperatorReadsCounted counted) {
                add(connection, counted);
            } else if (recorded.event() instanceof MonthForgotten forgotten) {
                eraseMonth(connection, forgotten.month());
            }
        }
    }

    private static void insert(Connection connection, Recorded<Event> recorded, AccessEntry entry) throws SQLException {
        List<String> criteria = new ArrayList<>();
        new TreeMap<>(entry.criteria()).forEach((name, value) -> {
            criteria.add(plain(name));
            criteria.add(plain(value));
        });
        try (PreparedStatement insert =
                connection.prepareStatement("insert into query values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, recorded.position());
            insert.setObject(2, entry.query());
            insert.setString(3, entry.reader());
            insert.setString(4, entry.role());
            insert.setString(5, entry.territory());
            insert.setString(6, entry.purpose());
            insert.setString(7, entry.caseFile());
            insert.setString(8, entry.question());
            Array texts = connection.createArrayOf("text", criteria.toArray());
            insert.setArray(9, texts);
            insert.setInt(10, entry.results());
            insert.setObject(11, entry.askedAt().atOffset(ZoneOffset.UTC));
            insert.setInt(12, month(recorded, entry));
            insert.setString(13, entry.kind().code());
            insert.executeUpdate();
        }
    }

    /**
     * The month with which what was asked for goes, as yyyymm; 0 where nothing goes, so that it does not depend on whether
     * the key was still there when the event was read.
     */
    private static int month(Recorded<Event> recorded, AccessEntry entry) {
        boolean goes = entry.kind() == AccessEntry.Kind.PERSONS_QUERIED
                && (!entry.criteria().isEmpty() || entry.caseFile() != null);
        return goes ? recorded.month() : 0;
    }

    private static void add(Connection connection, OperatorReadsCounted counted) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement("""
            insert into read_total as t values (?, ?, ?, ?)
            on conflict (key) do update set questions = t.questions + excluded.questions,
                persons = t.persons + excluded.persons, last = greatest(t.last, excluded.last)
            """)) {
            add.setString(1, counted.key());
            add.setLong(2, counted.questions());
            add.setLong(3, counted.persons());
            add.setObject(4, counted.to().atOffset(ZoneOffset.UTC));
            add.executeUpdate();
        }
    }

    private static void eraseMonth(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update query set criteria = '{}', case_file = null, recorded_month = 0 where recorded_month = ? and"
                        + " kind = 'PERSONS_QUERIED'")) {
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
