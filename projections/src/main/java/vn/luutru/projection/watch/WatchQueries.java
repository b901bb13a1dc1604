package vn.luutru.projection.watch;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Scope;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.Code;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.table.SqlText;

/**
 * Questions to the watch list. An officer sees the entries that hold in their whole territory only, and the matches in
 * their territory, whoever made the entry. A match lies where its stay lies by the register: in the ward of the stay's last
 * day, or of today while it goes on. So whoever is shown a match may read who it is.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked.
 */
public final class WatchQueries {

    /**
     * Where the stay of a match lies. The register may not have followed yet: then where it lay when it fitted, which of a
     * correction the register alone knows.
     */
    private static final String OF_WARD =
            "coalesce((select s.ward from register.stay s where s.stay_id = a.stay limit 1), a.ward)";

    private static final String ALERTS = "select a.*, e.owner, e.basis, e.wards, e.expires_on, " + OF_WARD
            + " as of_ward from watch.alert a join watch.entry e on e.entry = a.entry";

    private final DataSource database;
    private final WatchKeys keys;

    /** @param keys by which a typed number is looked for: entries hold none */
    public WatchQueries(DataSource database, WatchKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * Entries with the names in them, the newest first: a question about persons.
     *
     * @param page {@code nextPage} of the answer before; null for the first
     * @throws IllegalArgumentException if the page is none of this answer
     */
    public Page<WatchEntry> entries(RegisterAccess access, @Nullable String page, int size) {
        return page(entries(access.scope()).addIf(after(page), "and e.position < ?"), size);
    }

    /**
     * The same, of those that fit what an officer knows, see {@link TypedEntry}.
     *
     * @param typed as it was typed; nothing that could be looked for finds all
     */
    public Page<WatchEntry> entries(RegisterAccess access, String typed, @Nullable String page, int size) {
        TypedEntry wanted = new TypedEntry(typed, keys);
        if (wanted.isEmpty()) {
            return entries(access, page, size);
        }
        int most = Page.size(size) + 1;
        List<String> fitting = new ArrayList<>();
        // Names are compared here: the database knows no letters without marks.
        list(
                of(access.scope(), new SqlText().add("select e.* from watch.entry e where"))
                        .addIf(after(page), "and e.position < ?")
                        .add("order by e.position desc"),
                row -> {
                    if (fitting.size() < most && wanted.fits(row)) {
                        fitting.add(row.getString("entry"));
                    }
                    return fitting.size();
                });
        return fitting.isEmpty()
                ? Page.empty()
                : page(entries(access.scope()).add("and e.entry = any(?::uuid[])", fitting), size);
    }

    private static @Nullable Long after(@Nullable String page) {
        List<String> after = PageToken.parts(page, 1);
        return after == null ? null : Long.valueOf(after.getFirst());
    }

    private Page<WatchEntry> page(SqlText sql, int size) {
        int most = Page.size(size);
        List<Placed> found = list(
                sql.add("order by e.position desc limit " + (most + 1)),
                row -> new Placed(entry(row), row.getLong("position")));
        List<Placed> shown = found.size() > most ? found.subList(0, most) : found;
        return new Page<>(
                shown.stream().map(Placed::entry).toList(),
                found.size() > most ? PageToken.of(Long.toString(shown.getLast().position)) : null);
    }

    private record Placed(WatchEntry entry, long position) {}

    /** Whether an entry is there that the scope sees. */
    public boolean hasEntry(Scope scope, UUID id) {
        return !list(entries(scope).add("and e.entry = ?", id), row -> row.getObject("entry", UUID.class))
                .isEmpty();
    }

    private static SqlText entries(Scope scope) {
        return of(
                scope,
                new SqlText()
                        .add("select e.*, (select count(*)::int from watch.alert a where a.entry = e.entry")
                        .addIf(
                                scope instanceof Scope.Wards named ? named.codes() : null,
                                "and " + OF_WARD + " = any(?)")
                        .add(") as matches from watch.entry e where"));
    }

    /** Entries {@code e} that a scope sees. */
    private static SqlText of(Scope scope, SqlText sql) {
        return switch (scope) {
            case Scope.Province province -> sql.add("true");
            case Scope.Wards named -> sql.add("e.wards <@ ?", named.codes());
            case Scope.Establishments establishments -> sql.add("false");
            case Scope.None none -> sql.add("false");
        };
    }

    /**
     * Matches in a territory, the newest first.
     *
     * @param open  only those that nobody has taken note of
     * @param after only those of events after this position
     * @param upTo  only those of events up to this position
     * @param size  how many at most
     */
    public Alerts alerts(Scope scope, boolean open, long after, long upTo, int size) {
        return newest(alerts(scope, "a.position > ? and a.position <= ?", after, upTo), open, size);
    }

    /** Matches in a territory, wherever in the log, the newest first. */
    public Alerts alerts(Scope scope, boolean open, int size) {
        return alerts(scope, open, null, size);
    }

    /**
     * The same, part by part.
     *
     * @param page {@code nextPage} of the answer before; null for the first
     * @throws IllegalArgumentException if the page is none of this answer
     */
    public Alerts alerts(Scope scope, boolean open, @Nullable String page, int size) {
        SqlText sql = alerts(scope, "true");
        List<String> after = PageToken.parts(page, 2);
        if (after != null) {
            long position = Long.parseLong(after.getFirst());
            UUID last = UUID.fromString(after.getLast());
            sql.add("and (f.position < ? or f.position = ? and f.alert > ?)", position, position, last);
        }
        return newest(sql, open, size);
    }

    private Alerts newest(SqlText sql, boolean open, int size) {
        int most = Page.size(size);
        sql.add(open ? "and f.noted_at is null" : "").add("order by f.position desc, f.alert limit " + (most + 1));
        List<WatchAlert> found = list(sql, WatchQueries::alert);
        if (found.size() <= most) {
            return new Alerts(found, null);
        }
        WatchAlert last = found.get(most - 1);
        String next = PageToken.of(Long.toString(last.position()), last.id().toString());
        return new Alerts(found.subList(0, most), next);
    }

    /**
     * Matches, which name nobody but by their stays.
     *
     * @param nextPage as of a {@link Page}
     */
    public record Alerts(List<WatchAlert> items, @Nullable String nextPage) {

        public Alerts {
            items = List.copyOf(items);
        }

        /** The same as a part of an answer. */
        public Page<WatchAlert> page() {
            return new Page<>(items, nextPage);
        }
    }

    /** A match in a territory. */
    public Optional<WatchAlert> alert(Scope scope, UUID id) {
        return list(alerts(scope, "a.alert = ?", id), WatchQueries::alert).stream()
                .findFirst();
    }

    /**
     * Entries that nobody has compared with those in house yet.
     *
     * @param today the local day
     */
    public List<Uncompared> uncompared(LocalDate today) {
        return list(
                new SqlText()
                        .add("select entry, keys, wards, expires_on, position from watch.entry")
                        .add("where compared_at is null and removed_at is null and expires_on >= ?", today)
                        .add("order by position"),
                row -> new Uncompared(WatchTables.entry(row), row.getLong("position")));
    }

    /**
     * An entry that was added lately.
     *
     * @param position of its event: who is in house must be known up to there
     */
    public record Uncompared(WatchIndex.Entry entry, long position) {}

    /** Which of some stays fit an entry that the scope is shown, whether or not somebody took note of it. */
    public Set<StayId> watched(Scope scope, Collection<StayId> stays) {
        if (stays.isEmpty()) {
            return Set.of();
        }
        List<String> ids = stays.stream().map(StayId::toString).toList();
        return Set.copyOf(list(
                alerts(scope, "e.removed_at is null and a.stay = any(?::uuid[])", ids),
                row -> new StayId(row.getObject("stay", UUID.class))));
    }

    private static SqlText alerts(Scope scope, String condition, Object... values) {
        SqlText sql = new SqlText()
                .add("select * from (" + ALERTS + " where " + condition + ") f", values)
                // Whether the entry held is decided by where the stay lay when it fitted.
                .add("where f.of_ward is not null")
                .add("and (f.wards is null or coalesce(f.ward, f.of_ward) = any(f.wards))");
        return switch (scope) {
            case Scope.Province province -> sql;
            case Scope.Wards named -> sql.add("and f.of_ward = any(?)", named.codes());
            case Scope.Establishments establishments -> sql.add("and false");
            case Scope.None none -> sql.add("and false");
        };
    }

    private <T> List<T> list(SqlText sql, SqlText.Reader<T> reader) {
        try (Connection connection = database.getConnection()) {
            return sql.list(connection, reader);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static WatchEntry entry(ResultSet row) throws SQLException {
        Array wards = row.getArray("wards");
        return new WatchEntry(
                row.getObject("entry", UUID.class),
                // A name has a key for itself alone besides that with a date of birth.
                ((UUID[]) row.getArray("keys").getArray()).length == 1,
                row.getString("name"),
                row.getString("born"),
                row.getString("owner"),
                row.getString("basis"),
                wards == null ? List.of() : List.of((String[]) wards.getArray()),
                row.getObject("expires_on", LocalDate.class),
                Objects.requireNonNull(SqlText.instant(row, "added_at")),
                row.getString("added_by"),
                SqlText.instant(row, "removed_at"),
                row.getString("removed_by"),
                row.getString("reason"),
                row.getInt("matches"));
    }

    private static WatchAlert alert(ResultSet row) throws SQLException {
        return new WatchAlert(
                row.getObject("alert", UUID.class),
                row.getLong("position"),
                row.getObject("entry", UUID.class),
                new StayId(row.getObject("stay", UUID.class)),
                row.getString("of_ward"),
                Code.of(WatchKeys.By.class, row.getString("matched_by")),
                Objects.requireNonNull(SqlText.instant(row, "matched_at")),
                row.getString("owner"),
                row.getString("basis"),
                row.getObject("expires_on", LocalDate.class),
                SqlText.instant(row, "noted_at"),
                row.getString("noted_by"),
                row.getString("note"));
    }
}
