package vn.luutru.recount;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a guest is from an instant on: department, room and bed by the check-in and the moves, as the glossary says. */
final class Places {

    /** From the outermost to the innermost. */
    static final List<String> PARTS = List.of("department", "room", "bed");

    /** What a move names; the check-in is the first and has no instant. */
    private static final class Move {
        @Nullable
        Instant at;

        final Map<String, String> named = new HashMap<>();

        /** Itself and everything within the outermost part that it names. */
        boolean decides(String part) {
            return at == null
                    || PARTS.subList(0, PARTS.indexOf(part) + 1).stream().anyMatch(named::containsKey);
        }
    }

    private final List<Move> moves = new ArrayList<>();

    Places(JsonNode checkIn) {
        Move first = new Move();
        name(first, checkIn);
        name(first, checkIn.path("patient"));
        moves.add(first);
    }

    private static void name(Move move, JsonNode body) {
        for (String part : PARTS) {
            if (body.path(part).isString()) {
                move.named.put(part, body.path(part).asString());
            }
        }
    }

    void move(JsonNode body) {
        Move move = new Move();
        move.at = instant(body.path("movedAt"));
        name(move, body);
        moves.removeIf(other -> other.at != null && other.at.equals(move.at));
        moves.add(move);
        moves.sort(Comparator.comparing(other -> other.at == null ? Instant.MIN : other.at));
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asString()).toInstant();
    }

    /** A correction of a part corrects the one declared last, by instant; that of the instant the last move. */
    void correct(JsonNode changes) {
        correct(changes, List.of("room", "bed"));
        correct(changes.path("patient"), List.of("department"));
        if (changes.has("movedAt") && moves.size() > 1) {
            Move last = moves.removeLast();
            if (!changes.path("movedAt").isNull()) {
                last.at = instant(changes.path("movedAt"));
                moves.removeIf(other -> other.at != null && other.at.equals(last.at));
                moves.add(last);
                moves.sort(Comparator.comparing(other -> other.at == null ? Instant.MIN : other.at));
            }
        }
    }

    private void correct(JsonNode changes, List<String> parts) {
        for (String part : parts) {
            if (!changes.has(part)) {
                continue;
            }
            Move last = moves.reversed().stream()
                    .filter(move -> move.decides(part))
                    .findFirst()
                    .orElseThrow();
            if (changes.path(part).isNull()) {
                last.named.remove(part);
            } else {
                last.named.put(part, changes.path(part).asString());
            }
        }
    }

    /** As it is shown, several blanks as one; null if nothing was declared of it. */
    @Nullable
    String at(String part, Instant instant) {
        Move deciding = moves.getFirst();
        for (Move move : moves) {
            if (move.at != null && !move.at.isAfter(instant) && move.decides(part)) {
                deciding = move;
            }
        }
        String written = deciding.named.get(part);
        return written == null ? null : written.strip().replaceAll("\\s+", " ");
    }

    boolean moved() {
        return moves.size() > 1;
    }
}
