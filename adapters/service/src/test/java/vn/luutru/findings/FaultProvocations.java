package vn.luutru.findings;

import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.findings.Provocation.call;
import static vn.luutru.findings.Provocation.hindered;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.app.PlantedEvents;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.demo.GenerateDeclarations;
import vn.luutru.findings.Provocation.Answer;
import vn.luutru.findings.Provocation.Where;

/** Requests that meet a service in which something is wrong. */
final class FaultProvocations {

    private static final String HEAD = "/v1/establishments/E-FIND/stays/x HTTP/1.1\r\n";

    private FaultProvocations() {}

    static Provocation of(FindingCode code) {
        return switch (code) {
            case INTERNAL_ERROR ->
                call("GET /v1/access-log?from=… (a column of the database is gone)", stage -> {
                    try (Connection connection = stage.database().getConnection();
                            Statement sql = connection.createStatement()) {
                        sql.execute("alter table access.query rename column asked_at to lost");
                        try {
                            return Answer.of(stage.get(ADMIN, "/v1/access-log?from=2026-01-01T00:00:00Z"));
                        } finally {
                            sql.execute("alter table access.query rename column lost to asked_at");
                        }
                    }
                });
            case OVERLOADED ->
                hindered(
                        "PUT … (more bodies at once than are kept)",
                        stage -> Answer.raw(stage.raw(
                                "PUT " + HEAD + headers(stage)
                                        + "Content-Type: application/json\r\nContent-Length: 400\r\n\r\n{",
                                "]}")));
            case BODY_TOO_SLOW ->
                hindered(
                        "PUT … Content-Length: 99, and nothing more",
                        stage -> Answer.raw(stage.raw(
                                "PUT " + HEAD + headers(stage)
                                        + "Content-Type: application/json\r\nContent-Length: 99\r\n\r\n",
                                "]}")));
            case HEADER_INVALID ->
                call(
                        "GET … without Host",
                        stage -> Answer.raw(stage.raw(
                                "GET " + HEAD + headers(stage).replace("Host: localhost\r\n", "") + "\r\n", "]}")));
            case KEY_REVOKED ->
                call("POST /v1/declarations, and the key is revoked before its last line", FaultProvocations::revoked);
            case STORE_UNAVAILABLE ->
                call("PUT … (the database does not answer)", stage -> {
                    try (Connection other = stage.database().getConnection();
                            Statement lock = other.createStatement()) {
                        other.setAutoCommit(false);
                        lock.executeQuery("select 1 from log.head for update");
                        try {
                            return Answer.of(stage.checkIn(
                                    Stage.HOTEL,
                                    Stage.reference(),
                                    Stage.guest("{}").toString()));
                        } finally {
                            other.rollback();
                        }
                    }
                });
            case STORE_NOT_READABLE ->
                call("GET …/stays/… (the database does not answer)", stage -> {
                    try (Connection other = stage.database().getConnection();
                            Statement lock = other.createStatement()) {
                        other.setAutoCommit(false);
                        lock.execute("lock table log.event in access exclusive mode");
                        try {
                            return Answer.of(stage.stay("GET", Stage.HOTEL, "R-404", "", null));
                        } finally {
                            other.rollback();
                        }
                    }
                });
            case CLOCK_SKEW ->
                new Provocation(
                        Where.SKEWED,
                        "PUT … (the clock of the machine is wrong)",
                        stage -> Answer.of(stage.checkIn(
                                Stage.HOTEL,
                                Stage.reference(),
                                Stage.guest("{}").toString())));
            case EVENT_NOT_STORABLE ->
                new Provocation(
                        Where.FAR,
                        "PUT … (in the year 10000)",
                        stage -> Answer.of(stage.checkIn(
                                Stage.HOTEL,
                                Stage.reference(),
                                Stage.guest("{}").toString())));
            case POSITION_NOT_REACHED ->
                call("GET …/stays?minPosition=… (the read model is behind)", stage -> {
                    try (Connection other = stage.database().getConnection();
                            Statement lock = other.createStatement()) {
                        other.setAutoCommit(false);
                        lock.executeQuery("select 1 from projection.checkpoint where schema = 'register' for update");
                        String reference =
                                stage.accepted(Stage.HOTEL, Stage.guest("{}").toString());
                        try {
                            return Answer.of(stage.get(
                                    OPERATOR,
                                    "/v1/establishments/" + Stage.HOTEL + "/stays?minPosition=" + stage.luutru.head(),
                                    "X-Reference",
                                    reference));
                        } finally {
                            other.rollback();
                        }
                    }
                });
            case READ_MODEL_UNAVAILABLE ->
                hindered(
                        "GET /v1/hospitals/occupancy (never built)",
                        stage -> Answer.of(stage.get("demo-health", "/v1/hospitals/occupancy")));
            case READ_MODEL_STOPPED ->
                hindered("GET /v1/establishments (stopped at an event)", stage -> {
                    new PlantedEvents(stage.database()).checkIn("\"petName\":\"Tuyết\"");
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(30))
                            .until(() -> stage.get(ADMIN, "/v1/establishments").status() == 503);
                    return Answer.of(stage.get(ADMIN, "/v1/establishments"));
                });
            case READ_MODEL_PAUSED ->
                call("GET /v1/establishments (paused by an administrator)", stage -> {
                    stage.call(ADMIN, "POST", "/v1/projections/directory/pause", null);
                    try {
                        return Answer.of(stage.get(ADMIN, "/v1/establishments"));
                    } finally {
                        stage.call(ADMIN, "POST", "/v1/projections/directory/resume", null);
                        Awaitility.await()
                                .until(() ->
                                        stage.get(ADMIN, "/v1/establishments").status() == 200);
                    }
                });
            case EVENT_UNREADABLE ->
                call("GET …/stays/… (its event is damaged)", stage -> {
                    String reference = Stage.reference();
                    Reply declared = stage.checkIn(
                            Stage.RENTED, reference, Stage.guest("{}").toString());
                    long position = declared.json().at("/receipt/position").asLong();
                    stage.get(OPERATOR, "/v1/establishments/" + Stage.RENTED + "/obligations?minPosition=" + position);
                    PlantedEvents log = new PlantedEvents(stage.database());
                    log.replace(position, "\"facts\"", "\"fakts\"");
                    try {
                        return Answer.of(stage.stay("GET", Stage.RENTED, reference, "", null));
                    } finally {
                        log.replace(position, "\"fakts\"", "\"facts\"");
                    }
                });
            case OFFICIALS_UNAVAILABLE ->
                hindered(
                        "GET /v1/zones (the provider of the officials' accounts is silent)",
                        stage -> Answer.of(stage.get(ProvocationServices.officialsToken(), "/v1/zones")));
            case CSV_MALFORMED ->
                call("generate --establishments=… 38-16531-0001,\"Khách sạn Mẫu,HOTEL", FaultProvocations::badList);
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static String headers(Stage stage) {
        return "Host: localhost\r\nAuthorization: Bearer %s\r\nAccept-Language: %s\r\n"
                .formatted(OPERATOR, stage.language);
    }

    private static Answer revoked(Stage stage) throws Exception {
        Reply given = stage.call(
                ADMIN,
                "POST",
                "/v1/keys",
                "{\"label\": \"Sắp thu hồi\", \"establishments\": [\"E-FIND\"], \"operations\": [\"CHECK_OUT\"]}");
        String secret = given.json().path("secret").asString();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stage.luutru.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "POST /v1/declarations HTTP/1.1",
                                    "Host: localhost",
                                    "Authorization: Bearer " + secret,
                                    "Accept-Language: " + stage.language,
                                    "Content-Type: application/x-ndjson",
                                    "Transfer-Encoding: chunked",
                                    "",
                                    "3",
                                    "{}\n",
                                    "")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Stage.read(socket, "TYPE_MISSING");
            stage.call(ADMIN, "DELETE", "/v1/keys/" + given.json().at("/key/id").asString(), null);
            String rest = Stage.read(socket, "]}}");
            return Answer.raw("HTTP/1.1 200 " + rest.substring(rest.indexOf("{\"aborted\"")));
        }
    }

    /** The only code that no call over HTTP answers: lists of establishments are read by the command. */
    private static Answer badList(Stage stage) throws Exception {
        Path list = Files.createTempFile("establishments", ".csv");
        Files.writeString(list, "id,name,type\n38-16531-0001,\"Khách sạn Mẫu,HOTEL\n");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = GenerateDeclarations.run(
                new String[] {"--establishments=" + list}, new PrintStream(said, true, StandardCharsets.UTF_8));
        ObjectNode body = JsonMapper.builder().build().createObjectNode();
        String text = Findings.text(FindingCode.CSV_MALFORMED, Locale.forLanguageTag(stage.language));
        if (said.toString(StandardCharsets.UTF_8).contains(text)) {
            body.putArray("findings")
                    .addObject()
                    .put("code", FindingCode.CSV_MALFORMED.name())
                    .put("severity", FindingCode.CSV_MALFORMED.severity().name())
                    .put("field", "")
                    .put("message", text);
        }
        return new Answer(status, body);
    }
}
