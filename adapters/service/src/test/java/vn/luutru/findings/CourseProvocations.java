package vn.luutru.findings;

import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.findings.Provocation.call;
import static vn.luutru.findings.Provocation.hindered;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import vn.luutru.app.PlantedEvents;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.findings.Provocation.Answer;

/** Requests that need something to have happened before: the course of a stay, a key, a day. */
final class CourseProvocations {

    private static final String CHECK_OUT = "{\"departedAt\": \"2026-07-03T11:00:00+07:00\"}";
    private static final String CANCELLED = "{\"reason\": \"DUPLICATE\"}";

    private CourseProvocations() {}

    static Provocation of(FindingCode code) {
        String example = Findings.example(code);
        return switch (code) {
            case FIELD_IGNORED ->
                after("", "/check-out", "{\"departedAt\": \"2026-07-03T11:00:00+07:00\", \"room\": \"301\"}");
            case DEPARTURE_BEFORE_ARRIVAL, DEPARTURE_IN_FUTURE -> after("", "/check-out", example);
            case CORRECTION_EMPTY, CORRECTION_CHANGES_NOTHING, CHECK_OUT_BY_CORRECTION ->
                after("", "/corrections", example);
            case CORRECTION_NEEDS_DOCUMENT_TYPE ->
                call("POST …/corrections %s (of a guest with the type NONE)".formatted(example), stage -> {
                    String none = "{\"guest\": {\"document\": {\"type\": \"NONE\", \"number\": null}}}";
                    String reference =
                            stage.accepted(Stage.HOTEL, Stage.guest(none).toString());
                    return Answer.of(stage.stay("POST", Stage.HOTEL, reference, "/corrections", example));
                });
            case CORRECTION_SUPERSEDED -> superseded(example);
            case STAY_CANCELLED -> after("/cancellation " + CANCELLED, "/check-out", CHECK_OUT);
            case STAY_DEPARTED ->
                after("/check-out " + CHECK_OUT, "/check-out", "{\"departedAt\": \"2026-07-04T11:00:00+07:00\"}");
            case STAY_CHANGED_TOO_OFTEN -> changedTooOften();
            case NO_SHOW_AFTER_DEPARTURE ->
                after("/check-out " + CHECK_OUT, "/cancellation", "{\"reason\": \"NO_SHOW\"}");
            case REPLAY_OF_CANCELLED_STAY -> replayed("/cancellation", CANCELLED);
            case REPLAY_OF_DEPARTED_STAY -> replayed("/check-out", CHECK_OUT);
            case STAY_UNKNOWN ->
                call(
                        "POST …/stays/…/check-out (no such stay)",
                        stage -> Answer.of(stage.stay("POST", Stage.HOTEL, "R-404", "/check-out", CHECK_OUT)));
            case STAY_CONFLICT ->
                call("PUT …/stays/R-1 {\"room\": \"302\"} (R-1 has 301)", stage -> {
                    String guest = Stage.guest("{}").toString();
                    String reference = stage.accepted(Stage.HOTEL, guest);
                    return Answer.of(stage.checkIn(
                            Stage.HOTEL, reference, guest.replace("\"room\":\"301\"", "\"room\":\"302\"")));
                });
            case ALREADY_IN_HOUSE ->
                call("PUT …/stays/R-2 (the paper of R-1)", stage -> {
                    String guest = Stage.guest("{}").toString();
                    stage.accepted(Stage.HOTEL, guest);
                    return Answer.of(stage.checkIn(Stage.HOTEL, Stage.reference(), guest));
                });
            case STAY_FORGOTTEN -> forgotten();
            case DAY_OUT_OF_RANGE ->
                call(
                        "PUT /v1/establishments/… {\"validFrom\": \"0226-01-01\"}",
                        stage -> Answer.of(stage.call(ADMIN, "PUT", "/v1/establishments/E-FIND-OLD", """
                            {"name": "Cơ sở Mẫu", "type": "HOTEL", "regime": "LICENSED_LODGING", "ward": "16531",
                             "rooms": 4, "beds": 8, "validFrom": "0226-01-01"}\
                            """)));
            case NIL_REPORT_IN_FUTURE ->
                nil(
                        "in three years",
                        () -> LocalDate.now(Vietnam.ZONE).plusYears(3).toString());
            case NIL_REPORT_DAY_NOT_OVER ->
                nil("today", () -> LocalDate.now(Vietnam.ZONE).toString());
            case NIL_REPORT_LONG_AGO -> nil("\"2020-01-01\"", () -> "2020-01-01");
            case NIL_REPORT_CONTRADICTED ->
                call("POST …/nil-reports {\"date\": \"2026-07-01\"} (a guest arrived)", stage -> {
                    stage.accepted(Stage.HOTEL, Stage.guest("{}").toString());
                    return Answer.of(stage.call(OPERATOR, "POST", nilPath(), "{\"date\": \"2026-07-01\"}"));
                });
            case DAY_REPORTED_NIL ->
                call("PUT …/stays/… %s (after a nil report of that day)".formatted(example), stage -> {
                    stage.call(OPERATOR, "POST", nilPath(), "{\"date\": \"2026-06-30\"}");
                    return Answer.of(stage.checkIn(
                            Stage.HOTEL, Stage.reference(), Stage.guest(example).toString()));
                });
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    /** Something done to a stay, after something else if that is said, as {@code /action body}. */
    private static Provocation after(String before, String action, String body) {
        return call(
                "POST …%s %s %s"
                        .formatted(action, body, before.isEmpty() ? "" : "(after " + before + ")")
                        .strip(),
                stage -> {
                    String reference =
                            stage.accepted(Stage.HOTEL, Stage.guest("{}").toString());
                    if (!before.isEmpty()) {
                        String[] first = before.split(" ", 2);
                        stage.stay("POST", Stage.HOTEL, reference, first[0], first[1]);
                    }
                    return Answer.of(stage.stay("POST", Stage.HOTEL, reference, action, body));
                });
    }

    private static Provocation replayed(String action, String body) {
        return call("PUT …/stays/R-1 once more (after %s)".formatted(action), stage -> {
            String guest = Stage.guest("{}").toString();
            String reference = stage.accepted(Stage.HOTEL, guest);
            stage.stay("POST", Stage.HOTEL, reference, action, body);
            return Answer.of(stage.checkIn(Stage.HOTEL, reference, guest));
        });
    }

    private static Provocation superseded(String example) {
        return call("POST …/corrections %s (sent before, and changed since)".formatted(example), stage -> {
            String reference = stage.accepted(
                    Stage.HOTEL, Stage.guest("{\"room\": \"300\"}").toString());
            stage.stay("POST", Stage.HOTEL, reference, "/corrections", example);
            stage.stay(
                    "POST",
                    Stage.HOTEL,
                    reference,
                    "/corrections",
                    "{\"changes\": {\"room\": \"305\"}, \"reason\": \"x\"}");
            return Answer.of(stage.stay("POST", Stage.HOTEL, reference, "/corrections", example));
        });
    }

    private static Provocation changedTooOften() {
        String correction = "{\"changes\": {\"room\": \"301\"}, \"reason\": \"Đổi phòng\"}";
        return call("POST …/corrections %s (of a stay with 200 declarations)".formatted(correction), stage -> {
            String reference = stage.accepted(Stage.HOTEL, Stage.guest("{}").toString());
            StringBuilder lines = new StringBuilder();
            for (int i = 1; i < Stay.MOST_EVENTS; i++) {
                lines.append("""
                        {"type": "CORRECTION", "establishmentId": "%s", "reference": "%s", \
                        "changes": {"room": "%d"}, "reason": "x"}
                        """.formatted(Stage.HOTEL, reference, 400 + i));
            }
            stage.line(lines.toString());
            return Answer.of(stage.stay("POST", Stage.HOTEL, reference, "/corrections", correction));
        });
    }

    /** More lines than the dry runs of a key may have. */
    static Provocation largeDryRun() {
        return hindered(
                "POST /v1/declarations?dryRun=true (one line more than the dry runs of a key remember)", stage -> {
                    String line = lineOf("{\"type\": \"CHECK_OUT\"}");
                    String lines = line + "\n" + line.replace("R-1", "R-2") + "\n" + line.replace("R-1", "R-3") + "\n";
                    Reply reply = stage.call(
                            OPERATOR,
                            "POST",
                            "/v1/declarations?dryRun=true",
                            lines,
                            "Content-Type",
                            "application/x-ndjson");
                    return reply.lines().stream()
                            .map(outcome -> new Answer(reply.status(), outcome))
                            .filter(answer -> answer.finding(FindingCode.DRY_RUN_TOO_LARGE) != null)
                            .findFirst()
                            .orElseThrow();
                });
    }

    private static Provocation forgotten() {
        return call("POST …/check-out (after the erasure of the stay)", stage -> {
            String reference = Stage.reference();
            Reply declared =
                    stage.checkIn(Stage.HOTEL, reference, Stage.guest("{}").toString());
            String id = declared.json().at("/receipt/stayId").asString();
            stage.call(ADMIN, "POST", "/v1/privacy/stays/" + id + "/destruction", "");
            return Answer.of(stage.stay("POST", Stage.HOTEL, reference, "/check-out", CHECK_OUT));
        });
    }

    static Provocation receiptOfErased() {
        return call("GET /v1/receipts/… (after the erasure of the stay)", stage -> {
            Reply declared = stage.checkIn(
                    Stage.HOTEL, Stage.reference(), Stage.guest("{}").toString());
            JsonNode receipt = declared.json().path("receipt");
            stage.call(
                    ADMIN, "POST", "/v1/privacy/stays/" + receipt.path("stayId").asString() + "/destruction", "");
            return Answer.of(
                    stage.get(OPERATOR, "/v1/receipts/" + receipt.path("number").asString()));
        });
    }

    private static Provocation nil(String words, Supplier<String> date) {
        return call(
                "POST …/nil-reports {\"date\": " + words + "}",
                stage ->
                        Answer.of(stage.call(OPERATOR, "POST", nilPath(), "{\"date\": \"%s\"}".formatted(date.get()))));
    }

    private static String nilPath() {
        return "/v1/establishments/" + Stage.HOTEL + "/nil-reports";
    }

    /** A whole line of the bulk call, with what an example says in place of its own. */
    static String lineOf(String example) {
        String type = example.contains("\"type\"") || !example.contains("\"reference\": \"R-1\"")
                ? "{\"type\": \"CHECK_OUT\", "
                : "{";
        String line = type + "\"establishmentId\": \"E-FIND\", \"reference\": \"R-1\", " + CHECK_OUT.substring(1);
        for (String field : new String[] {"type", "establishmentId", "reference"}) {
            int at = example.indexOf("\"" + field + "\": \"");
            if (at >= 0) {
                String value = example.substring(at, example.indexOf('"', at + field.length() + 5) + 1);
                line = line.replaceFirst("\"" + field + "\": \"[^\"]*\"", value);
            }
        }
        return line;
    }

    /** What a key is not good for. */
    static Provocation ofKey(FindingCode code) {
        if (code == FindingCode.KEY_PENDING) {
            return call("GET …/stays (a key that reads, just issued)", stage -> {
                String wanted = "{\"label\": \"Một cơ sở\", \"establishments\": [\"E-FIND\"]}";
                String secret = stage.call(ADMIN, "POST", "/v1/keys", wanted)
                        .json()
                        .path("secret")
                        .asString();
                return Answer.of(stage.get(secret, "/v1/establishments/" + Stage.HOTEL + "/stays"));
            });
        }
        return call("a key for CHECK_IN at one establishment: " + Findings.example(code), stage -> {
            boolean pending = code == FindingCode.KEY_NEEDS_SECOND_ADMINISTRATOR;
            Reply given = stage.call(ADMIN, "POST", "/v1/keys", pending ? "{\"label\": \"Cả tỉnh\"}" : """
                {"label": "Một cơ sở", "establishments": ["E-FIND"], "operations": ["CHECK_IN"]}\
                """);
            if (pending) {
                JsonNode id = given.json().at("/key/id");
                return Answer.of(stage.call(ADMIN, "POST", "/v1/keys/" + id.asString() + "/confirmation", ""));
            }
            String line = code == FindingCode.OPERATION_OUT_OF_SCOPE
                    ? lineOf("{\"type\": \"CANCELLATION\"}").replace("{", "{\"reason\": \"DUPLICATE\", ")
                    : lineOf("{\"type\": \"CHECK_IN\", \"establishmentId\": \"38-16531-0002\"}");
            return Answer.line(stage.call(
                    given.json().path("secret").asString(),
                    "POST",
                    "/v1/declarations",
                    line,
                    "Content-Type",
                    "application/x-ndjson"));
        });
    }

    /** What one administrator cannot do to the key of a month. */
    static Provocation ofMonth(FindingCode code) {
        boolean kept = code == FindingCode.MONTH_KEPT;
        YearMonth month = kept ? YearMonth.now(Vietnam.ZONE).minusMonths(1) : YearMonth.of(2020, 3);
        String path = "/v1/privacy/months/" + month + "/destruction";
        return call(
                kept
                        ? "POST /v1/privacy/months/(the last one)/destruction"
                        : "POST /v1/privacy/months/2020-03/destruction/confirmation (by who asked for it)",
                stage -> {
                    if (kept) {
                        return Answer.of(stage.call(ADMIN, "POST", path, ""));
                    }
                    new PlantedEvents(stage.database()).monthKey(month);
                    stage.call(ADMIN, "POST", path, "");
                    return Answer.of(stage.call(ADMIN, "POST", path + "/confirmation", ""));
                });
    }
}
