package vn.luutru.findings;

import static vn.luutru.findings.Provocation.call;

import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.findings.Provocation.Answer;

/** Requests about moves: each after a check-in, and some after other moves. */
final class MoveProvocations {

    private static final String MOVES = "/moves";
    private static final String CHECK_OUT = "{\"departedAt\": \"2026-07-03T11:00:00+07:00\"}";

    private MoveProvocations() {}

    static Provocation of(FindingCode code) {
        return switch (code) {
            case MOVE_IN_FUTURE -> after("", MOVES, move("2030-01-01T15:00", "302"));
            case MOVE_BEFORE_ARRIVAL -> after("", MOVES, move("2026-07-01T11:00", "302"));
            case MOVE_AFTER_DEPARTURE -> after("/check-out " + CHECK_OUT, MOVES, move("2026-07-04T15:00", "302"));
            case MOVE_CHANGES_NOTHING -> after("", MOVES, move("2026-07-02T15:00", "Phòng 301"));
            case MOVE_OUT_OF_ORDER -> after(moved("2026-07-02T15:00", "305"), MOVES, move("2026-07-02T09:00", "302"));
            case MOVE_REPLACES_ANOTHER ->
                after(moved("2026-07-02T15:00", "302"), MOVES, move("2026-07-02T15:00", "303"));
            case MOVE_OUTSIDE_STAY ->
                after(
                        moved("2026-07-02T15:00", "302"),
                        "/check-out",
                        "{\"departedAt\": \"2026-07-02T11:00:00+07:00\"}");
            case MOVE_SUPERSEDED ->
                after(
                        moved("2026-07-02T15:00", "302") + "; " + moved("2026-07-02T15:00", "303"),
                        MOVES,
                        move("2026-07-02T15:00", "302"));
            case MOVE_BY_CORRECTION ->
                after(
                        "",
                        "/corrections",
                        "{\"changes\": {\"movedAt\": \"2026-07-02T15:00:00+07:00\"}, \"reason\": \"Nhập nhầm\"}");
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static String move(String at, String room) {
        return "{\"movedAt\": \"%s:00+07:00\", \"room\": \"%s\"}".formatted(at, room);
    }

    private static String moved(String at, String room) {
        return MOVES + " " + move(at, room);
    }

    /** @param before calls as {@code /action body}, separated by {@code ; } */
    private static Provocation after(String before, String action, String body) {
        String after = before.isEmpty() ? "" : " (after %s)".formatted(before);
        return call("POST …%s %s%s".formatted(action, body, after), stage -> {
            String reference = stage.accepted(Stage.HOTEL, Stage.guest("{}").toString());
            for (String earlier : before.isEmpty() ? new String[0] : before.split("; ")) {
                String[] one = earlier.split(" ", 2);
                stage.stay("POST", Stage.HOTEL, reference, one[0], one[1]);
            }
            return Answer.of(stage.stay("POST", Stage.HOTEL, reference, action, body));
        });
    }
}
