package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentRecord.State;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.declaration.RuleSet;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.directory.EstablishmentsOn;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.zone.ZoneOccupancy.Dormitory;
import vn.luutru.projection.zone.ZoneOccupancy.Employer;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/** Questions about industrial zones. */
public final class ZoneQueries {

    private record House(String id, String name, EstablishmentType type, String ward, State state, long beds) {}

    private final DataSource database;

    public ZoneQueries(DataSource database) {
        this.database = database;
    }

    /**
     * Beds and persons of a zone at an instant.
     *
     * @param territory the ward that the reader is limited to, null for all: then only its houses are counted
     * @return empty when no establishment was ever described as lying in the zone
     * @throws ProjectionException if the database cannot be asked
     */
    public Optional<ZoneOccupancy> occupancy(String zone, Instant at, @Nullable String territory) {
        try (Connection connection = database.getConnection()) {
            boolean known = !new SqlText()
                    .add("select 1 from figures.description where zone = ? limit 1", zone)
                    .list(connection, row -> 1)
                    .isEmpty();
            return known ? Optional.of(occupancy(connection, zone, at, territory)) : Optional.empty();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static ZoneOccupancy occupancy(Connection connection, String zone, Instant at, @Nullable String territory)
            throws SQLException {
        LocalDate day = Vietnam.dateOf(at);
        List<House> houses = new SqlText()
                .add("select * from (")
                .add(EstablishmentsOn.day(StayFigures.NAME, day))
                .add(") h where zone = ?", zone)
                .addIf(territory, "and ward = ?")
                .add("order by id")
                .list(connection, ZoneQueries::house);
        Map<String, Figures> byHouse = new HashMap<>();
        List<Employer> employers = new ArrayList<>();
        List<Figures> total = new ArrayList<>();
        counted(at, day, houses.stream().map(House::id).toList()).list(connection, row -> {
            Figures figures = figures(row);
            switch (row.getInt("level")) {
                case HOUSE -> byHouse.put(row.getString("establishment"), figures);
                case EMPLOYER -> employers.add(new Employer(row.getString("tax_code"), row.getString("name"), figures));
                default -> total.add(figures);
            }
            return figures;
        });
        List<Dormitory> dormitories = houses.stream()
                .map(house -> new Dormitory(
                        house.id,
                        house.name,
                        house.type,
                        house.ward,
                        house.state,
                        house.beds,
                        byHouse.getOrDefault(house.id, Figures.NONE)))
                .toList();
        long beds = houses.stream().mapToLong(House::beds).sum();
        return new ZoneOccupancy(
                zone, at, beds, total.isEmpty() ? Figures.NONE : total.getFirst(), dormitories, employers);
    }

    /** The bits of {@code grouping(establishment, tax_code)}: which of the two a row is not grouped by. */
    private static final int HOUSE = 0b01;

    private static final int EMPLOYER = 0b10;

    private static SqlText counted(Instant at, LocalDate day, List<String> houses) {
        Instant month = startOf(day.withDayOfMonth(1));
        Instant past30 = startOf(day.minusDays(RuleSet.TEMPORARY_RESIDENCE_DAYS - 1L));
        return new SqlText().add("""
                        with counted as (
                            select establishment, room, bed, worker_employer as employer,
                                worker_employer_tax_code as tax_code,
                                case when worker_employer_tax_code is null then worker_employer end as name_only,
                                departed_at is null or departed_at > ? as in_house,
                                arrived_at >= ? as arrived,
                                departed_at is not null and departed_at >= ? and departed_at <= ? as departed,
                                arrived_at < ? as long_ago
                            from figures.stay where establishment = any(?) and not cancelled and arrived_at <= ?)
                        """, at, month, month, at, past30, houses, at).add("""
                        select grouping(establishment, tax_code) as level, establishment, tax_code,
                            min(employer collate "C") as name,
                            count(*) filter (where in_house) as persons,
                            count(distinct (establishment, room, bed)) filter (where in_house and bed is not null)
                                + count(*) filter (where in_house and bed is null) as occupied,
                            count(*) filter (where arrived) as arrivals,
                            count(*) filter (where departed) as leavings,
                            count(*) filter (where in_house and long_ago) as past30
                        from counted where in_house or arrived or departed
                        group by grouping sets ((establishment), (tax_code, name_only), ())
                        order by tax_code collate "C" nulls last, name_only collate "C" nulls last
                        """);
    }

    private static House house(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new House(
                row.getString("id"),
                row.getString("name"),
                EstablishmentType.valueOf(row.getString("type")),
                row.getString("ward"),
                state,
                state == State.CLOSED ? 0 : row.getLong("beds"));
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong("persons"),
                row.getLong("occupied"),
                row.getLong("arrivals"),
                row.getLong("leavings"),
                row.getLong("past30"));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Vietnam.ZONE).toInstant();
    }
}
