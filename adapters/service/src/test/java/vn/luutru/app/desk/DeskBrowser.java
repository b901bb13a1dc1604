package vn.luutru.app.desk;

import java.net.HttpCookie;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** A browser at a reception, as the reception page uses it: with its cookie and the headers of our own pages. */
public final class DeskBrowser {

    private final RunningLuutru luutru;
    private final String language;
    private String cookie;

    public DeskBrowser(RunningLuutru luutru) {
        this(luutru, "vi");
    }

    /** One whose user reads this language. */
    public DeskBrowser(RunningLuutru luutru, String language) {
        this.luutru = luutru;
        this.language = language;
    }

    /** An enrolled browser with somebody signed in. */
    public static DeskBrowser signedIn(RunningLuutru luutru, String establishment) throws Exception {
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.enrol(code(luutru, RunningLuutru.OPERATOR, establishment));
        String person = browser.addPerson("Lê Thị Mẫu", "2580");
        Reply opened = browser.signIn(person, "2580");
        if (opened.status() != 200) {
            throw new IllegalStateException(opened.text());
        }
        return browser;
    }

    /** A new enrolment code. */
    public static String code(RunningLuutru luutru, String token, String establishment) throws Exception {
        return issued(luutru, token, establishment).json().path("enrolmentCode").asString();
    }

    public static Reply issued(RunningLuutru luutru, String token, String establishment) throws Exception {
        Reply issued = luutru.post(token, "/v1/devices", """
            {"establishmentId": "%s", "label": "Quầy chính"}\
            """.formatted(establishment));
        if (issued.status() != 201) {
            throw new IllegalStateException(issued.text());
        }
        return issued;
    }

    public Reply enrol(String code) throws Exception {
        Reply enrolled = post("/v1/devices/enrolment", "{\"code\": \"" + code + "\"}");
        enrolled.response().headers().firstValue("Set-Cookie").ifPresent(this::keep);
        return enrolled;
    }

    private void keep(String header) {
        HttpCookie given = HttpCookie.parse(header).getFirst();
        cookie = given.getName() + "=" + given.getValue();
    }

    public String addPerson(String name, String pin) throws Exception {
        return post("/v1/desk/people", """
            {"name": "%s", "pin": "%s"}\
            """.formatted(name, pin))
                .json()
                .path("id")
                .asString();
    }

    public Reply signIn(String person, String pin) throws Exception {
        return post("/v1/desk/session", """
            {"personId": "%s", "pin": "%s"}\
            """.formatted(person, pin));
    }

    public JsonNode desk() throws Exception {
        return get("/v1/desk").json();
    }

    public Reply get(String path) throws Exception {
        return luutru.send(null, "GET", path, null, headers());
    }

    public Reply post(String path, String body) throws Exception {
        return luutru.send(null, "POST", path, body, headers());
    }

    /** @param more names and values in turns, beside what our own pages send */
    public Reply put(String path, String body, String... more) throws Exception {
        return luutru.send(null, "PUT", path, body, headers(more));
    }

    public Reply delete(String path) throws Exception {
        return luutru.send(null, "DELETE", path, null, headers());
    }

    /** The cookie as a request has it; null before the enrolment. */
    public String cookie() {
        return cookie;
    }

    /** Another browser that got hold of a cookie. */
    public static DeskBrowser with(RunningLuutru luutru, String cookie) {
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.cookie = cookie;
        return browser;
    }

    /**
     * What our own pages send, and what the browser adds.
     *
     * @param more names and values in turns
     */
    public String[] headers(String... more) {
        List<String> headers = new ArrayList<>(List.of(
                "X-Luutru-Desk",
                "1",
                "Origin",
                "http://127.0.0.1:" + luutru.port,
                "Sec-Fetch-Site",
                "same-origin",
                "Accept-Language",
                language));
        if (cookie != null) {
            headers.addAll(List.of("Cookie", cookie));
        }
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }
}
