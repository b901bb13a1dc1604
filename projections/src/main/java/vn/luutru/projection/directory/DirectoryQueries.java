package vn.luutru.projection.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.person.NameKey;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.table.SqlText;

/**
 * Questions to the directory. Lists judge by what holds today in {@link Vietnam#ZONE}.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked.
 */
public final class DirectoryQueries {

    private static final EstablishmentReader ESTABLISHMENTS = EstablishmentReader.of(Directory.NAME);

    /** What holds of each establishment on a day; the first description for earlier days. */
    private static final String TODAY = """
        select distinct on (d.id) d.*, coalesce((
            select p.state from directory.phase p where p.id = d.id and p.from_day <= ?
            order by p.from_day desc limit 1), 'OPEN') as state
        from directory.description d
        where (d.valid_from <= ? or d.valid_from = (
            select min(f.valid_from) from directory.description f where f.id = d.id))
        """;

    private final DataSource database;
    private final Clock clock;

    public DirectoryQueries(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Everything known about an establishment; empty when it is not registered. */
    public Optional<EstablishmentRecord> find(EstablishmentId id) {
        try (Connection connection = database.getConnection()) {
            return Optional.ofNullable(
                    ESTABLISHMENTS.find(connection, List.of(id.value())).get(id.value()));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * Establishments in the order of their ids, closed ones too; use {@link EstablishmentRecord#on} and
     * {@link EstablishmentRecord#stateOn} for what holds today.
     *
     * @throws IllegalArgumentException if the page is none of this answer
     */
    public Page<EstablishmentRecord> list(EstablishmentsQuestion question) {
        List<String> after = PageToken.parts(question.page(), 1);
        int size = Page.size(question.size());
        LocalDate today = Vietnam.dateOf(clock.instant());
        SqlText sql = new SqlText().add("select id from (").add(TODAY, today, today);
        sql.addIf(after == null ? null : after.getFirst(), "and d.id > ?");
        sql.add("order by d.id, d.valid_from desc) e where true");
        sql.addIf(question.territory().codes(), "and ward = any(?)");
        sql.addIf(question.ward(), "and ward = ?");
        sql.addIf(question.zone(), "and zone = ?");
        sql.addIf(question.type(), "and type = ?");
        sql.add("order by id limit ?", size + 1);
        try (Connection connection = database.getConnection()) {
            List<String> ids = sql.list(connection, row -> row.getString("id"));
            boolean more = ids.size() > size;
            List<String> shown = more ? ids.subList(0, size) : ids;
            Map<String, EstablishmentRecord> records = ESTABLISHMENTS.find(connection, shown);
            return new Page<>(
                    shown.stream().map(records::get).filter(Objects::nonNull).toList(),
                    more ? PageToken.of(shown.getLast()) : null);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * Establishments that a few words find: each word begins the id, a word of the name or of the ward's name, whatever
     * their marks and case. Those whose name begins with the first word come first, then by name.
     *
     * @param text what is looked for; empty for all
     * @param size how many at most
     */
    public FoundEstablishments search(String text, int size) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        List<String> words = List.of(NameKey.of(text).split(" ", -1));
        SqlText sql = new SqlText().add("select id, name, ward from (").add(TODAY, today, today);
        sql.add("order by d.id, d.valid_from desc) e");
        try (Connection connection = database.getConnection()) {
            List<EstablishmentKey> all = sql.list(
                    connection,
                    row -> EstablishmentKey.of(row.getString("id"), row.getString("name"), row.getString("ward")));
            List<EstablishmentKey> found = all.stream()
                    .filter(key -> key.hasAll(words))
                    .sorted(EstablishmentKey.by(words.getFirst()))
                    .toList();
            List<String> shown =
                    found.stream().limit(size).map(EstablishmentKey::id).toList();
            Map<String, EstablishmentRecord> records = ESTABLISHMENTS.find(connection, shown);
            return new FoundEstablishments(
                    shown.stream().map(records::get).filter(Objects::nonNull).toList(), found.size(), all.size());
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** Whether an establishment lies in this zone, ever lay or is going to lie in it. */
    public boolean knowsZone(String zone) {
        try (Connection connection = database.getConnection()) {
            return !new SqlText()
                    .add("select 1 from directory.description where zone = ? limit 1", zone)
                    .list(connection, row -> zone)
                    .isEmpty();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** The zones that establishments of a territory lie in today, in the order of their ids; these establishments only. */
    public List<Zone> zones(Territory territory) {
        return zones(territory, Vietnam.dateOf(clock.instant()));
    }

    /** The same on a local day, establishments that were closed then left out. */
    public List<Zone> zones(Territory territory, LocalDate day) {
        try (Connection connection = database.getConnection()) {
            return new SqlText()
                    .add("select zone, count(*) as establishments, sum(beds) as beds from (")
                    .add(TODAY, day, day)
                    // Few ever did: the others need no look at what they are.
                    .add("and d.id in (select z.id from directory.description z where z.zone is not null)")
                    .add("order by d.id, d.valid_from desc) e")
                    .add("where zone is not null and state <> 'CLOSED' and valid_from <= ?", day)
                    .addIf(territory.codes(), "and ward = any(?)")
                    .add("group by zone order by zone")
                    .list(
                            connection,
                            row -> new Zone(row.getString("zone"), row.getInt("establishments"), row.getInt("beds")));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
