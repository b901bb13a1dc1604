package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.projection.Rows;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.figures.AnonymousStays;
import vn.luutru.projection.figures.AnonymousStays.Row;

/**
 * The guests who have not left. No index holds them, since each check-out would have to change it; but the sums tell
 * in which groups and on which days the guests arrived who have not left, and those few are looked up by house.
 */
final class OpenStays {

    private static final String OPEN = "s.departed_at is null and not s.cancelled";

    private OpenStays() {}

    /** @param today arrivals from this local day on are left out */
    static List<Row> find(Connection connection, String schema, Collection<EstablishmentRecord> houses, LocalDate today)
            throws SQLException {
        Rows asked = new Rows(List.of("id text", "first timestamptz", "until timestamptz"));
        Map<LocalDate, Map<Group, List<String>>> byDay = new HashMap<>();
        List<EstablishmentRecord> always = new ArrayList<>();
        for (EstablishmentRecord house : houses) {
            long tourism = house.descriptions().stream()
                    .filter(told -> told.type().tourism())
                    .count();
            if (tourism == house.descriptions().size()) {
                always.add(house);
            } else if (tourism > 0) {
                // A guest may have come when the house was another, and then be in no sum.
                asked.add(house.id(), Descriptions.start(Count.Period.ALWAYS.from()), Descriptions.start(today));
            }
        }
        new SqlText()
                .add(
                        "select day, ward, type, stars from %s.tourism_day where open_arrivals > 0 and day < ?"
                                .formatted(schema),
                        today)
                .list(connection, row -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    Group group = new Group(row.getString("ward"), row.getString("type"), row.getInt("stars"));
                    byDay.computeIfAbsent(day, none -> groups(always, day))
                            .getOrDefault(group, List.of())
                            .forEach(id -> asked.add(id, Descriptions.start(day), Descriptions.start(day.plusDays(1))));
                    return day;
                });
        return AnonymousStays.find(
                connection,
                schema,
                asked,
                "s.establishment = r.id and s.arrived_at >= r.first and s.arrived_at < r.until and " + OPEN);
    }

    private static Map<Group, List<String>> groups(List<EstablishmentRecord> houses, LocalDate day) {
        Map<Group, List<String>> groups = new HashMap<>();
        for (EstablishmentRecord house : houses) {
            Group group = Group.of(house, day);
            if (group != null) {
                groups.computeIfAbsent(group, none -> new ArrayList<>())
                        .add(house.id().value());
            }
        }
        return groups;
    }
}
