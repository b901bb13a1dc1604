package vn.luutru.projection.tourism.cube;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.table.Rows;

/**
 * How many guests each room has each night: table {@code tourism_room}, a row a room and month, with four bytes for
 * each of its nights: two for the guests who have departed, two for those who have not. A room with any of the former is
 * used, one with the latter alone is used as far as anybody knows.
 *
 * <p>What was read or written stays cached, for the next guest of the room or of the next night; with too many rooms it is
 * dropped, and read again as needed.
 */
final class RoomNights {

    /** @param month its first day */
    record Room(String establishment, LocalDate month, String room) {}

    private static final int NIGHT = 4;

    private static final int BYTES = NIGHT * 31;
    /** Some 32 MB. */
    private static final int MAX_ROOMS = 100_000;

    private static final List<String> KEY = List.of("establishment text", "month date", "room text");

    private final int most;
    private final Map<Room, byte[]> known = new HashMap<>();
    private final Map<Room, byte[]> changed = new LinkedHashMap<>();

    RoomNights() {
        this(MAX_ROOMS);
    }

    /** @param most rooms that stay known */
    RoomNights(int most) {
        this.most = most;
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table tourism_room (
                    establishment text collate "C", month date, room text collate "C", guests bytea not null,
                    primary key (establishment, month, room)) with (fillfactor = 70)
                """);
        }
    }

    /** Reads the rooms in which guests are about to be counted. */
    void load(Connection connection, Iterable<Room> rooms) throws SQLException {
        Rows asked = new Rows(KEY);
        for (Room room : rooms) {
            if (!known.containsKey(room)) {
                known.put(room, new byte[BYTES]);
                asked.add(room.establishment, room.month, room.room);
            }
        }
        asked.select(
                connection,
                "t.*",
                "join tourism_room t using (establishment, month, room)",
                row -> known.put(
                        new Room(
                                row.getString("establishment"),
                                row.getObject("month", LocalDate.class),
                                row.getString("room")),
                        row.getBytes("guests")));
    }

    /**
     * Counts guests of a room that was loaded.
     *
     * @param nights of which kind their nights are
     * @param change receives which rooms used become more and fewer by this
     */
    void add(String establishment, LocalDate day, String room, Measure nights, int by, ObjIntConsumer<Measure> change) {
        Room key = new Room(establishment, day.withDayOfMonth(1), room);
        byte[] guests = known.get(key);
        if (guests == null) {
            throw new IllegalStateException("A room that was not loaded");
        }
        changed.put(key, guests);
        ByteBuffer night = ByteBuffer.wrap(guests, NIGHT * (day.getDayOfMonth() - 1), NIGHT)
                .slice();
        Measure before = used(night);
        int place = nights == Measure.OPEN_NIGHTS ? Short.BYTES : 0;
        night.putShort(place, (short) (night.getShort(place) + by));
        Measure after = used(night);
        if (before != after) {
            if (before != null) {
                change.accept(before, -1);
            }
            if (after != null) {
                change.accept(after, 1);
            }
        }
    }

    private static @Nullable Measure used(ByteBuffer night) {
        if (night.getShort(0) != 0) {
            return Measure.ROOMS_USED;
        }
        return night.getShort(Short.BYTES) == 0 ? null : Measure.OPEN_ROOMS_USED;
    }

    void store(Connection connection) throws SQLException {
        Rows rows = new Rows(List.of("establishment text", "month date", "room text", "guests bytea"));
        changed.forEach((room, guests) -> rows.add(
                room.establishment,
                room.month,
                room.room,
                "\\x" + HexFormat.of().formatHex(guests)));
        rows.merge(connection, "tourism_room", KEY.size(), "guests = r.guests");
        changed.clear();
        if (known.size() > most) {
            known.clear();
        }
    }
}
