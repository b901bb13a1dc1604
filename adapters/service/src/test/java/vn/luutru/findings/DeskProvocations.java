package vn.luutru.findings;

import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.findings.Provocation.call;

import java.util.UUID;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.desk.DeskBrowser;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.findings.Provocation.Answer;
import vn.luutru.findings.Provocation.Where;

/** Requests of a browser at a reception, and of those who give it its place there. */
final class DeskProvocations {

    private static final String DEVICES = "/v1/devices";
    private static final String PIN = "2580";

    private DeskProvocations() {}

    static Provocation of(FindingCode code) {
        return switch (code) {
            case DESK_LOCKED ->
                call("PUT … (nobody is signed in at the desk)", stage -> {
                    DeskBrowser desk = enrolled(stage);
                    desk.addPerson("Lê Thị Mẫu", PIN);
                    return Answer.of(desk.put(
                            "/v1/establishments/" + Stage.HOTEL + "/stays/" + Stage.reference(),
                            Stage.guest("{}").toString()));
                });
            case DEVICE_REVOKED ->
                call("GET /v1/desk (its desk was revoked)", stage -> {
                    DeskBrowser desk = enrolled(stage);
                    String device = desk.desk().at("/device/deviceId").asString();
                    stage.call(OPERATOR, "DELETE", DEVICES + "/" + device, null);
                    return Answer.of(desk.get("/v1/desk"));
                });
            case DEVICE_NEEDS_SECOND_ADMINISTRATOR ->
                call("POST /v1/devices/…/confirmation (by who asked for it)", stage -> {
                    String device = DeskBrowser.issued(stage.luutru, ADMIN, Stage.HOTEL)
                            .json()
                            .path("deviceId")
                            .asString();
                    return Answer.of(stage.call(ADMIN, "POST", DEVICES + "/" + device + "/confirmation", ""));
                });
            case DESK_REQUEST_REFUSED ->
                call(
                        "POST /v1/desk/session (from a page of another site)",
                        stage -> Answer.of(stage.call(
                                null,
                                "POST",
                                "/v1/desk/session",
                                "{}",
                                "Cookie",
                                enrolled(stage).cookie(),
                                "Origin",
                                "https://elsewhere.example")));
            case CAPTURED_BY_UNKNOWN ->
                call("PUT … (captured by nobody of this establishment)", stage -> {
                    DeskBrowser desk = enrolled(stage);
                    desk.signIn(desk.addPerson("Lê Thị Mẫu", PIN), PIN);
                    return Answer.of(desk.put(
                            "/v1/establishments/" + Stage.HOTEL + "/stays/" + Stage.reference(),
                            Stage.guest("{}").toString(),
                            "X-Luutru-Captured-By",
                            "desk/" + UUID.randomUUID() + "/" + UUID.randomUUID()));
                });
            case DESK_NEEDS_HTTPS ->
                call(
                        "POST /v1/devices/enrolment (http, at a name that is not this machine's own)",
                        stage -> Answer.raw(
                                stage.raw("""
                                POST /v1/devices/enrolment HTTP/1.1
                                Host: luutru.example
                                Origin: http://luutru.example
                                X-Luutru-Desk: 1
                                Accept-Language: %s
                                Content-Type: application/json
                                Content-Length: 2

                                {}""".formatted(stage.language).replace("\n", "\r\n"), "]}")));
            case DESK_NEEDS_A_PERSON ->
                call("DELETE /v1/desk/people/… (the only one)", stage -> {
                    DeskBrowser desk = enrolled(stage);
                    String person = desk.addPerson("Lê Thị Mẫu", PIN);
                    desk.signIn(person, PIN);
                    return Answer.of(desk.delete("/v1/desk/people/" + person));
                });
            case ENROLMENT_CODE_INVALID ->
                call(
                        "POST /v1/devices/enrolment {\"code\": \"ABCD\"}",
                        stage -> Answer.of(browser(stage).enrol("ABCD")));
            case TOO_MANY_ATTEMPTS ->
                Provocation.hindered("POST /v1/devices/enrolment (the second wrong code in a minute)", stage -> {
                    String used = DeskBrowser.code(stage.luutru, OPERATOR, Stage.HOTEL);
                    browser(stage).enrol(used);
                    browser(stage).enrol(used);
                    return Answer.of(browser(stage).enrol(used));
                });
            case PIN_MALFORMED -> person("\"25\"");
            case PIN_TOO_EASY -> person("\"1234\"");
            case PIN_WRONG -> wrongPins("a wrong PIN", 1);
            case PIN_LOCKED -> wrongPins("a sixth wrong PIN", 6);
            case TOO_MANY_DEVICES ->
                small("POST /v1/devices (a third desk where two may be)", stage -> {
                    String body = "{\"establishmentId\": \"%s\", \"label\": \"Quầy\"}".formatted(Stage.HOTEL);
                    stage.call(OPERATOR, "POST", DEVICES, body);
                    stage.call(OPERATOR, "POST", DEVICES, body);
                    return Answer.of(stage.call(OPERATOR, "POST", DEVICES, body));
                });
            case TOO_MANY_PEOPLE ->
                small("POST /v1/desk/people (a second where one may be)", stage -> {
                    DeskBrowser desk = enrolled(stage, Stage.RENTED);
                    desk.signIn(desk.addPerson("Lê Thị Mẫu", PIN), PIN);
                    return Answer.of(desk.post("/v1/desk/people", """
                            {"name": "Lê Văn Mẫu", "pin": "2580"}"""));
                });
            case TOO_MANY_POSTERS ->
                small("POST /v1/establishments/…/posters (a second where one may be)", stage -> {
                    String posters = "/v1/establishments/" + Stage.HOTEL + "/posters";
                    stage.call(OPERATOR, "POST", posters, "{\"label\": \"Sảnh\"}");
                    return Answer.of(stage.call(OPERATOR, "POST", posters, "{\"label\": \"Sảnh\"}"));
                });
            case EMAIL_MALFORMED -> reminders("{\"emails\": [\"letan\"]}");
            case TOO_MANY_EMAILS -> reminders("{\"emails\": [\"a@x.vn\", \"b@x.vn\", \"c@x.vn\", \"d@x.vn\"]}");
            case TIME_MALFORMED -> reminders("{\"quietFrom\": \"10 pm\", \"quietTo\": \"06:30\"}");
            case TOO_MANY_CARDS, POSTER_UNKNOWN, POSTER_REVOKED -> GuestProvocations.of(code);
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static Provocation small(String request, Provocation.Call call) {
        return new Provocation(Where.SMALL, request, call);
    }

    private static Provocation reminders(String wanted) {
        return call("PUT /v1/desk/reminders " + wanted, stage -> {
            DeskBrowser desk = enrolled(stage);
            desk.signIn(desk.addPerson("Lê Thị Mẫu", PIN), PIN);
            return Answer.of(desk.put("/v1/desk/reminders", wanted));
        });
    }

    private static Provocation person(String pin) {
        return call(
                "POST /v1/desk/people {\"pin\": %s}".formatted(pin),
                stage -> Answer.of(enrolled(stage).post("/v1/desk/people", """
                        {"name": "Lê Thị Mẫu", "pin": %s}""".formatted(pin))));
    }

    private static Provocation wrongPins(String which, int times) {
        return call("POST /v1/desk/session (%s)".formatted(which), stage -> {
            DeskBrowser desk = enrolled(stage);
            String person = desk.addPerson("Lê Thị Mẫu", PIN);
            Reply reply = desk.signIn(person, "9630");
            for (int more = 1; more < times; more++) {
                reply = desk.signIn(person, "9630");
            }
            return Answer.of(reply);
        });
    }

    private static DeskBrowser browser(Stage stage) {
        return new DeskBrowser(stage.luutru, stage.language);
    }

    private static DeskBrowser enrolled(Stage stage) throws Exception {
        return enrolled(stage, Stage.HOTEL);
    }

    private static DeskBrowser enrolled(Stage stage, String establishment) throws Exception {
        DeskBrowser desk = browser(stage);
        desk.enrol(DeskBrowser.code(stage.luutru, OPERATOR, establishment));
        return desk;
    }
}
