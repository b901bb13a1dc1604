package vn.luutru.projection.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.place.Move;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;

/**
 * The moves of a stay in a column of text; null for most stays, which have none. A line for the place before all moves,
 * and one for each move; the parts of a line stand between tabs.
 */
public final class MovesText {

    private static final String LINE = "\n";
    private static final String PART = "\t";

    private MovesText() {}

    /** The text of moves; null if there are none. */
    public static @Nullable String of(Moves moves) {
        if (moves.isEmpty()) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        lines.add(place(moves.first()));
        for (Move move : moves.moves()) {
            lines.add(String.join(
                    PART, move.movedAt().toString(), move.outermost().code(), place(move.to())));
        }
        return String.join(LINE, lines);
    }

    /**
     * The moves of a text.
     *
     * @throws IllegalStateException if the text is none that {@link #of} writes
     */
    public static Moves parse(@Nullable String text) {
        if (text == null) {
            return Moves.NONE;
        }
        String[] lines = text.split(LINE, -1);
        List<Move> moves = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(PART, -1);
            moves.add(new Move(Instant.parse(parts[0]), Code.of(Move.Part.class, parts[1]), place(parts, 2)));
        }
        return new Moves(place(lines[0].split(PART, -1), 0), moves);
    }

    private static String place(Place place) {
        return String.join(PART, written(place.department()), written(place.room()), written(place.bed()));
    }

    private static Place place(String[] parts, int from) {
        if (parts.length != from + 3) {
            throw new IllegalStateException("Not the moves of a stay");
        }
        return new Place(read(parts[from]), read(parts[from + 1]), read(parts[from + 2]));
    }

    /** Nothing for what is not declared, and never nothing for what is. */
    private static String written(@Nullable String part) {
        return part == null
                ? ""
                : "=" + part.replace("\\", "\\\\").replace(PART, "\\t").replace(LINE, "\\n");
    }

    private static @Nullable String read(String written) {
        if (written.isEmpty()) {
            return null;
        }
        StringBuilder part = new StringBuilder(written.length());
        for (int i = 1; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\') {
                char escaped = written.charAt(++i);
                c = escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped;
            }
            part.append(c);
        }
        return part.toString();
    }
}
