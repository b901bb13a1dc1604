package vn.luutru.projection.register;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.table.SqlText;

/** {@link NormalForm#room} in SQL: a room is found however it was written. */
final class RoomSql {

    /** The words for a room in front of its number; {@code lower} of some databases leaves marked letters as they are. */
    private static final String WORDS = "^(phòng|phÒng|phong|buồng|buỒng|buong|room|rm|p)(?=[0-9])";

    private RoomSql() {}

    static void is(SqlText sql, String column, String typed) {
        String room = Objects.requireNonNull(NormalForm.room(typed));
        sql.add(
                "and regexp_replace(regexp_replace(lower(normalize(" + column
                        + ", NFKC)), '[.[:space:]\\u00A0\\u2000-\\u200A\\u3000]+', '', 'g'), '" + WORDS
                        + "', '') = any(?)",
                List.of(room, withMarksInUpperCase(room)));
    }

    private static String withMarksInUpperCase(String room) {
        StringBuilder text = new StringBuilder(room.length());
        room.codePoints()
                .forEach(c -> text.append(
                        c < 0x80 ? Character.toString(c) : Character.toString(c).toUpperCase(Locale.ROOT)));
        return text.toString();
    }
}
