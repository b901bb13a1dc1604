package vn.luutru.projection.tourism.cube;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.projection.figures.StayFacts;
import vn.luutru.projection.figures.StayFacts.Row;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The guests who have not left. No index holds them, since each check-out would have to change it. This process knows
 * them in memory as long as it applies event after event; when it begins, the sums say in which groups and on which days
 * the guests arrived who have not left, and those few are looked up by establishment.
 */
final class OpenStays {

    /** With more than these, some 40 MB, they are looked up each time. */
    private static final int MAX_STAYS = 500_000;

    private static final String OPEN = "s.departed_at is null and not s.cancelled";

    private @Nullable Set<UUID> known;

    /** After an event of a stay. */
    void follow(Row stay, @Nullable EstablishmentRecord establishment) {
        if (known == null) {
            return;
        }
        if (!stay.cancelled()
                && stay.facts().departedAt() == null
                && establishment != null
                && tourism(establishment) > 0) {
            known.add(stay.stay());
        } else {
            known.remove(stay.stay());
        }
    }

    /** After an establishment was described anew: guests whom it has had before may count now. */
    void follow(@Nullable EstablishmentRecord former, EstablishmentRecord now) {
        if ((former == null || tourism(former) == 0) && tourism(now) > 0) {
            known = null;
        }
    }

    /** All of them, those who are expected only later included. */
    List<Row> find(Connection connection, Collection<EstablishmentRecord> establishments) throws SQLException {
        List<Row> found = known == null ? lookUp(connection, establishments) : read(connection, known);
        known = found.size() > MAX_STAYS
                ? null
                : found.stream().map(Row::stay).collect(Collectors.toCollection(HashSet::new));
        return found;
    }

    private static List<Row> read(Connection connection, Set<UUID> stays) throws SQLException {
        Rows asked = new Rows(List.of("id uuid"));
        stays.forEach(id -> asked.add(id));
        return StayFacts.find(connection, asked, "s.stay_id = r.id and " + OPEN);
    }

    private static long tourism(EstablishmentRecord establishment) {
        return establishment.descriptions().stream()
                .filter(recorded -> recorded.type().tourism())
                .count();
    }

    private static List<Row> lookUp(Connection connection, Collection<EstablishmentRecord> establishments)
            throws SQLException {
        Rows asked = new Rows(List.of("id text", "first timestamptz", "until timestamptz"));
        Map<LocalDate, Map<Group, List<String>>> byDay = new HashMap<>();
        List<EstablishmentRecord> always = new ArrayList<>();
        for (EstablishmentRecord establishment : establishments) {
            long tourism = tourism(establishment);
            if (tourism == establishment.descriptions().size()) {
                always.add(establishment);
            } else if (tourism > 0) {
                // A guest may have come when the establishment was another, and then be in no sum.
                asked.add(
                        establishment.id(),
                        Vietnam.startOf(StayContribution.Period.ALWAYS.from()),
                        Vietnam.startOf(StayContribution.Period.ALWAYS.until()));
            }
        }
        new SqlText()
                .add("select day, ward, type, stars from tourism_day where open_arrivals > 0")
                .list(connection, row -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    Group group = new Group(row.getString("ward"), row.getString("type"), row.getInt("stars"));
                    byDay.computeIfAbsent(day, none -> groups(always, day))
                            .getOrDefault(group, List.of())
                            .forEach(id -> asked.add(id, Vietnam.startOf(day), Vietnam.startOf(day.plusDays(1))));
                    return day;
                });
        return StayFacts.find(
                connection,
                asked,
                "s.establishment = r.id and s.arrived_at >= r.first and s.arrived_at < r.until and " + OPEN);
    }

    private static Map<Group, List<String>> groups(List<EstablishmentRecord> establishments, LocalDate day) {
        Map<Group, List<String>> groups = new HashMap<>();
        for (EstablishmentRecord establishment : establishments) {
            Group group = Group.of(establishment, day);
            if (group != null) {
                groups.computeIfAbsent(group, none -> new ArrayList<>())
                        .add(establishment.id().value());
            }
        }
        return groups;
    }
}
