package vn.luutru.projection.tourism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.projection.TestDatabase;

class RoomNightsTest {

    private static final LocalDate MONTH = LocalDate.of(2026, 11, 1);
    private static final int ROOMS = 5;
    private static final int GUESTS = 400;
    private static final int BATCH = 7;

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1_000})
    void a_room_is_used_while_it_has_guests_however_many_rooms_are_remembered(int remembered) throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            database.execute("create schema figures");
            RoomNights.create(connection, "figures");
            RoomNights rooms = new RoomNights(remembered);
            int[][] guests = new int[ROOMS][MONTH.lengthOfMonth()];
            List<int[]> inHouse = new ArrayList<>();
            for (int i = 0; i < GUESTS; i++) {
                boolean leaves = !inHouse.isEmpty() && random.nextInt(5) < 2;
                int[] guest = leaves ? inHouse.removeLast() : new int[] {random.nextInt(ROOMS), random.nextInt(30)};
                if (!leaves) {
                    inHouse.add(guest);
                }
                LocalDate night = MONTH.plusDays(guest[1]);
                String room = "p" + guest[0];
                rooms.load(connection, "figures", Set.of(new RoomNights.Room("h1", MONTH, room)));
                int before = guests[guest[0]][guest[1]];
                int now = before + (leaves ? -1 : 1);
                guests[guest[0]][guest[1]] = now;
                assertThat(rooms.add("h1", night, room, leaves ? -1 : 1))
                        .isEqualTo(Integer.signum(now) - Integer.signum(before));
                if (i % BATCH == 0) {
                    rooms.store(connection, "figures");
                }
            }
        }
    }

    @Test
    void guests_of_a_room_that_was_not_read_are_not_counted() {
        assertThatThrownBy(() -> new RoomNights().add("h1", MONTH, "p1", 1)).isInstanceOf(IllegalStateException.class);
    }
}
