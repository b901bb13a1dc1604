package vn.luutru.findings;

import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** Services to provoke, with establishments of every kind, and the language in which the answers are to come. */
final class Stage {

    static final String HOTEL = "E-FIND";
    static final String RENTED = "E-FIND-RENTED";
    static final String HOSPITAL = "E-FIND-HOSPITAL";
    static final String CLOSED = "E-FIND-CLOSED";
    static final String SUSPENDED = "E-FIND-SUSPENDED";

    /** Into {@link #HOTEL}. */
    static final String MERGED = "E-FIND-MERGED";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger REFERENCES = new AtomicInteger();

    /** Who answers, in which language. */
    final RunningLuutru luutru;

    final String language;

    Stage(RunningLuutru luutru, String language) {
        this.luutru = luutru;
        this.language = language;
    }

    static RunningLuutru furnished() throws Exception {
        RunningLuutru luutru = RunningLuutru.get();
        furnish(luutru);
        return luutru;
    }

    /** A service that refuses for the causes of its own that can be planted: small limits, no officials, no figures. */
    static RunningLuutru hindered(Path data, String issuer) throws Exception {
        RunningLuutru luutru = RunningLuutru.start(
                data,
                "--luutru.http.bodies-per-address=300B",
                "--luutru.http.body-timeout=1s",
                "--luutru.push.dry-run-per-key=2",
                "--luutru.desks.wrong-codes-per-address=1",
                "--luutru.projections=directory",
                "--luutru.officials.issuer=" + issuer);
        luutru.hotel(HOTEL, "16531");
        return luutru;
    }

    static void furnish(RunningLuutru luutru) throws Exception {
        establishment(luutru, HOTEL, "HOTEL", "LICENSED_LODGING");
        establishment(luutru, RENTED, "RENTED_HOUSE", "RESIDENCE_ONLY");
        establishment(luutru, HOSPITAL, "HOSPITAL", "RESIDENCE_ONLY");
        establishment(luutru, CLOSED, "GUEST_HOUSE", "LICENSED_LODGING");
        establishment(luutru, SUSPENDED, "GUEST_HOUSE", "LICENSED_LODGING");
        luutru.post(
                ADMIN, "/v1/establishments/" + CLOSED + "/closure", "{\"from\": \"2026-01-01\", \"reason\": \"Thử\"}");
        establishment(luutru, MERGED, "HOTEL", "LICENSED_LODGING");
        luutru.post(
                ADMIN,
                "/v1/establishments/" + MERGED + "/merger",
                "{\"into\": \"" + HOTEL + "\", \"from\": \"2026-01-01\", \"reason\": \"Thử\"}");
        luutru.post(
                ADMIN,
                "/v1/establishments/" + SUSPENDED + "/suspension",
                "{\"from\": \"2026-01-01\", \"reason\": \"Thử\"}");
    }

    private static void establishment(RunningLuutru luutru, String id, String type, String regime) throws Exception {
        Reply reply = luutru.put(ADMIN, "/v1/establishments/" + id, """
            {"name": "Cơ sở Mẫu %s", "type": "%s", "stars": null, "regime": "%s", "ward": "16531",
             "zone": null, "rooms": 40, "beds": 80, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(id, type, regime));
        if (reply.status() != 201 && reply.status() != 200) {
            throw new IllegalStateException(reply.text());
        }
    }

    /** One that no stay has yet. */
    static String reference() {
        return "R-" + REFERENCES.incrementAndGet();
    }

    /** A call of one of the demo's callers, or of nobody. */
    Reply call(String token, String method, String path, String body, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Accept-Language";
        all[headers.length + 1] = language;
        if (body != null && !java.util.List.of(headers).contains("Content-Type")) {
            String[] typed = new String[all.length + 2];
            System.arraycopy(all, 0, typed, 0, all.length);
            typed[all.length] = "Content-Type";
            typed[all.length + 1] = "application/json";
            all = typed;
        }
        return luutru.send(token, method, path, body, all);
    }

    Reply get(String token, String path, String... headers) throws Exception {
        return call(token, "GET", path, null, headers);
    }

    /** One line of the bulk call. */
    Reply line(String line) throws Exception {
        return call(OPERATOR, "POST", "/v1/declarations", line, "Content-Type", "application/x-ndjson");
    }

    Reply stay(String method, String establishment, String reference, String action, String body) throws Exception {
        String path = "/v1/establishments/" + establishment + "/stays/" + reference + action;
        return call(OPERATOR, method, path, body);
    }

    Reply checkIn(String establishment, String reference, String body) throws Exception {
        return stay("PUT", establishment, reference, "", body);
    }

    /** The check-in of the contract, of a person nobody else is, changed as an example of the catalogue says. */
    static ObjectNode guest(String change) {
        ObjectNode body = (ObjectNode) JSON.readTree(
                RunningLuutru.checkIn("Nguyễn Văn Thử", "03809%07d".formatted(REFERENCES.incrementAndGet())));
        merge(body, (ObjectNode) JSON.readTree(change));
        return body;
    }

    private static void merge(ObjectNode into, ObjectNode change) {
        for (var one : change.properties()) {
            JsonNode known = into.path(one.getKey());
            if (known instanceof ObjectNode part && one.getValue() instanceof ObjectNode more) {
                merge(part, more);
            } else {
                into.set(one.getKey(), one.getValue());
            }
        }
    }

    /** A check-in that is accepted; returns its reference. */
    String accepted(String establishment, String body) throws Exception {
        String reference = reference();
        Reply reply = checkIn(establishment, reference, body);
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.text());
        }
        return reference;
    }

    /** What is answered to these bytes on a connection of their own, up to a text in the answer. */
    String raw(String request, String until) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), luutru.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return read(socket, until);
        }
    }

    static String read(Socket socket, String until) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] piece = new byte[4096];
        while (answer.indexOf(until) < 0) {
            int bytes = socket.getInputStream().read(piece);
            if (bytes < 0) {
                break;
            }
            answer.append(new String(piece, 0, bytes, StandardCharsets.UTF_8));
        }
        return answer.toString();
    }

    DataSource database() {
        return luutru.context.getBean("dataSource", DataSource.class);
    }
}
