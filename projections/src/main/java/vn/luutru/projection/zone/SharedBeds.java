package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.zone.Traits.Group;

/**
 * How many persons more than beds there are in each group, because several were declared into one bed. They are few, so
 * they are asked for apart: counting the distinct beds of everybody, once for each kind of line, would sort all stays
 * of a zone seven times.
 */
final class SharedBeds {

    private record Bed(String house, @Nullable String room, String bed) {}

    private record Sleeper(Bed bed, Traits traits) {}

    private final Map<Group, Long> surplus = new HashMap<>();

    private SharedBeds() {}

    static SharedBeds at(Connection connection, String schema, List<String> houses, Instant at) throws SQLException {
        List<Sleeper> sleepers = new SqlText()
                .add("select * from (select establishment, room, bed,")
                .add("count(*) over (partition by establishment, room, bed) as sleepers,")
                .add(Traits.COLUMNS)
                .add("from %s.stay where establishment = any(?) and not cancelled".formatted(schema), houses)
                .add("and arrived_at <= ? and (departed_at is null or departed_at > ?) and bed is not null", at, at)
                .add(") b where sleepers > 1")
                .list(
                        connection,
                        row -> new Sleeper(
                                new Bed(row.getString("establishment"), row.getString("room"), row.getString("bed")),
                                Traits.read(row)));
        SharedBeds shared = new SharedBeds();
        Map<Bed, Set<Group>> counted = new HashMap<>();
        for (Sleeper sleeper : sleepers) {
            Set<Group> groups = counted.computeIfAbsent(sleeper.bed, bed -> new HashSet<>());
            for (Group group : sleeper.traits.groups(sleeper.bed.house)) {
                if (!groups.add(group)) {
                    shared.surplus.merge(group, 1L, Long::sum);
                }
            }
        }
        return shared;
    }

    long surplus(Group group) {
        return surplus.getOrDefault(group, 0L);
    }
}
