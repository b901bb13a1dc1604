package vn.luutru.projection.tourism.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.IntegrationTest;
import vn.luutru.projection.TestDatabase;

@IntegrationTest
class RoomNightsTest {

    private static final LocalDate MONTH = LocalDate.of(2026, 3, 1);
    private static final int ROOMS = 5;
    private static final int GUESTS = 400;
    private static final int BATCH = 7;

    private record Counted(int room, int night, Measure nights) {}

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1_000})
    void a_room_is_used_while_it_has_guests_however_many_rooms_are_cached(int cached) throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            database.execute("create schema figures");
            connection.setSchema("figures");
            RoomNights.create(connection);
            RoomNights rooms = new RoomNights(cached);
            List<Counted> inHouse = new ArrayList<>();
            for (int i = 0; i < GUESTS; i++) {
                boolean leaves = !inHouse.isEmpty() && random.nextInt(5) < 2;
                Counted guest = leaves
                        ? inHouse.get(random.nextInt(inHouse.size()))
                        : new Counted(
                                random.nextInt(ROOMS),
                                random.nextInt(30),
                                random.nextBoolean() ? Measure.NIGHTS : Measure.OPEN_NIGHTS);
                Measure before = used(inHouse, guest);
                if (leaves) {
                    inHouse.remove(guest);
                } else {
                    inHouse.add(guest);
                }
                Measure after = used(inHouse, guest);
                Map<Measure, Integer> expected = new EnumMap<>(Measure.class);
                if (before != after) {
                    if (before != null) {
                        expected.put(before, -1);
                    }
                    if (after != null) {
                        expected.put(after, 1);
                    }
                }
                String room = "p" + guest.room;
                rooms.load(connection, Set.of(new RoomNights.Room("h1", MONTH, room)));
                Map<Measure, Integer> recorded = new EnumMap<>(Measure.class);
                rooms.add("h1", MONTH.plusDays(guest.night), room, guest.nights, leaves ? -1 : 1, recorded::put);
                assertThat(recorded).isEqualTo(expected);
                if (i % BATCH == 0) {
                    rooms.store(connection);
                }
            }
        }
    }

    private static @Nullable Measure used(List<Counted> inHouse, Counted guest) {
        List<Measure> there = inHouse.stream()
                .filter(other -> other.room == guest.room && other.night == guest.night)
                .map(Counted::nights)
                .toList();
        if (there.contains(Measure.NIGHTS)) {
            return Measure.ROOMS_USED;
        }
        return there.isEmpty() ? null : Measure.OPEN_ROOMS_USED;
    }

    @Test
    void guests_of_a_room_that_was_not_read_are_not_counted() {
        assertThatThrownBy(() -> new RoomNights().add("h1", MONTH, "p1", Measure.NIGHTS, 1, (measure, by) -> {}))
                .isInstanceOf(IllegalStateException.class);
    }
}
