package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Sender;
import vn.luutru.app.OpenApiDocument.Operation;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;

/** Every call of the published document, sent as its examples say, is answered as its schemas say. */
@IntegrationTest
class OpenApiExamplesTest {

    /** Before the questions. */
    private static final List<String> FIRST = List.of(
            "registerEstablishment",
            "nilReport",
            "checkIn",
            "move",
            "correct",
            "checkOut",
            "push",
            "giveKey",
            "issueDevice",
            "issuePoster",
            "addToWatchList",
            "captureCardQr",
            "captureMrz",
            "batchReceipt",
            "batchReceiptPdf");

    /** After the questions. */
    private static final List<String> LAST = List.of(
            "cancel",
            "acknowledgeWatchListAlert",
            "removeFromWatchList",
            "enrolDevice",
            "addDeskPerson",
            "openDeskSession",
            "setReminders",
            "unlockDeskPerson",
            "removeDeskPerson",
            "deleteGuestCard",
            "closeDeskSession",
            "revokePoster",
            "unlockDevicePerson",
            "revokeDevice",
            "confirmDevice",
            "confirmKey",
            "rotateKey",
            "revokeKey",
            "suspend",
            "reopen",
            "closeEstablishment",
            "rebuild",
            "forgetStay",
            "forgetMonth",
            "quarantine");

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;
    private static OpenApiDocument document;

    private DeskBrowser desk;
    private String person;

    /** Values of parameters that an answer has returned. */
    private final Map<String, String> recorded = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(data);
        document = new OpenApiDocument(luutru.get(null, "/v3/api-docs").json());
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @Test
    void every_example_is_answered_as_the_document_says() throws Exception {
        List<Operation> operations = new ArrayList<>(document.operations());
        operations.sort(Comparator.comparingInt(OpenApiExamplesTest::turn));
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : operations) {
            if (desk == null && recorded.containsKey("posterId")) {
                openDesk();
            }
            if (operation.id().equals("quarantine")) {
                recorded.put("position", Long.toString(stopped()));
                softly.check(() -> fits(named("projections"), send(named("projections"))));
            }
            softly.check(() -> fits(operation, send(operation)));
        }
        softly.assertAll();
    }

    /** A problem is described too: nobody may call, and what a question does not know. */
    @Test
    void problems_are_answered_as_the_document_says() throws Exception {
        for (Operation operation : document.operations()) {
            boolean open = operation.content().path("security").isArray();
            String path = address(operation) + (address(operation).contains("?") ? "&" : "?") + "nonsense=1";
            boolean asks = operation.parameters().stream()
                    .anyMatch(parameter -> parameter.path("in").asString().equals("query"));
            if (asks && operation.method().equals("GET")) {
                problem(operation, luutru.get(token(operation), path, headers(operation)), "400");
            }
            if (!open) {
                problem(operation, luutru.send(null, operation.method(), address(operation), body(operation)), "401");
            }
        }
    }

    private static void problem(Operation operation, Reply reply, String status) {
        assertThat(reply.status()).as(operation + " " + reply.text()).isEqualTo(Integer.parseInt(status));
        JsonNode responses = operation.content().path("responses");
        JsonNode response =
                document.resolved(responses.has(status) ? responses.path(status) : responses.path("default"));
        JsonNode schema = response.at("/content/application~1problem+json/schema");
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(document.breaks(schema, reply.text()))
                .as(operation.toString())
                .isEmpty();
    }

    private static int turn(Operation operation) {
        int first = FIRST.indexOf(operation.id());
        if (first >= 0) {
            return first;
        }
        int last = LAST.indexOf(operation.id());
        assertThat(last >= 0
                        || operation.method().equals("GET")
                        || operation.id().equals("searchResidents"))
                .as("%s has its turn", operation)
                .isTrue();
        // A person must be found before their stays are asked for.
        return last >= 0 ? 1_000 + last : operation.id().equals("personStays") ? 500 : 100;
    }

    private static Operation named(String id) {
        return document.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The position of an event that no read model can read. */
    private static long stopped() throws Exception {
        DataSource database = luutru.context.getBean("dataSource", DataSource.class);
        long position = new PlantedEvents(database).checkIn("\"petName\":\"Tuyết\"");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> luutru.projections().stream()
                        .anyMatch(status -> status.at("/stop/position").asLong() == position));
        return position;
    }

    private Reply send(Operation operation) throws Exception {
        List<String> headers = new ArrayList<>(List.of(headers(operation)));
        if (operation.tag().equals("desk")) {
            headers.addAll(List.of(desk.headers()));
        }
        operation.requestContent().propertyNames().forEach(type -> headers.addAll(List.of("Content-Type", type)));
        Reply reply = luutru.send(
                operation.id().startsWith("confirm") ? "demo-admin-2" : token(operation),
                operation.method(),
                address(operation),
                fresh(operation),
                headers.toArray(String[]::new));
        remember(operation, reply);
        return reply;
    }

    private void remember(Operation operation, Reply reply) throws Exception {
        switch (operation.id()) {
            case "checkIn" -> {
                recorded.put("stayId", reply.json().at("/receipt/stayId").asString());
                recorded.put("number", reply.json().at("/receipt/number").asString());
            }
            case "giveKey", "rotateKey" ->
                recorded.put("id", reply.json().at("/key/id").asString());
            case "issueDevice" ->
                recorded.put("deviceId", reply.json().path("deviceId").asString());
            case "issuePoster" ->
                recorded.put("posterId", reply.json().path("posterId").asString());
            case "addDeskPerson" ->
                recorded.put("deskPersonId", reply.json().path("id").asString());
            case "removeDeskPerson" -> {
                recorded.put("deviceId", desk.desk().at("/device/deviceId").asString());
                recorded.put("deskPersonId", person);
            }
            case "addToWatchList" -> {
                recorded.put("entry", reply.json().path("id").asString());
                watchedGuestArrives();
            }
            case "watchListAlerts" ->
                recorded.put("alert", reply.json().at("/items/0/alertId").asString());
            case "residents" ->
                recorded.put("personId", reply.json().at("/items/0/personId").asString());
            default -> {}
        }
    }

    /** Somebody who is on the watch list by the document's example. */
    private static void watchedGuestArrives() throws Exception {
        luutru.hotel("E-WATCHED", "16531");
        String guest = RunningLuutru.checkIn("Trần Văn Giả", "038077000001").replace("1990-03-15", "1977-07-07");
        assertThat(luutru.put(RunningLuutru.OPERATOR, "/v1/establishments/E-WATCHED/stays/w-1", guest)
                        .status())
                .isEqualTo(201);
    }

    /** What a desk's calls need: it is enrolled, somebody is signed in, and a guest has filled a card. */
    private void openDesk() throws Exception {
        desk = new DeskBrowser(luutru);
        desk.enrol(DeskBrowser.code(luutru, RunningLuutru.OPERATOR, "E-MAU"));
        person = desk.addPerson("Trần Văn Thử", "2580");
        desk.signIn(person, "2580");
        recorded.put(
                "pendingDeviceId",
                DeskBrowser.issued(luutru, RunningLuutru.ADMIN, "E-MAU")
                        .json()
                        .path("deviceId")
                        .asString());
        StayDetails guest =
                StayDetails.builder().set(Field.FULL_NAME, "KIM MIN SU").build();
        GuestCard card = luutru.context
                .getBean(GuestCards.class)
                .submit(recorded.get("posterId"), guest, Locale.KOREAN, Sender.of(InetAddress.getLoopbackAddress()));
        recorded.put("guestCardId", card.id().toString());
    }

    private static void fits(Operation operation, Reply reply) {
        String what = operation + " " + reply.status() + " " + shortened(reply.text());
        JsonNode responses = operation.content().path("responses");
        String status = Integer.toString(reply.status());
        assertThat(status).as(what).startsWith("2");
        assertThat(responses.has(status)).as(what).isTrue();
        JsonNode content = document.resolved(responses.path(status)).path("content");
        if (content.isEmpty()) {
            assertThat(reply.text()).as(what).isEmpty();
            return;
        }
        String type = reply.header("Content-Type").replaceFirst(";.*", "");
        assertThat(content.has(type)).as(type + " of " + what).isTrue();
        JsonNode form = content.path(type);
        if (form.has("x-line-schema")) {
            List<JsonNode> lines = reply.lines();
            assertThat(lines).as(what).hasSizeGreaterThan(1);
            lines.forEach(line -> assertThat(document.breaks(form.path("x-line-schema"), line.toString()))
                    .as(what)
                    .isEmpty());
        } else if (type.endsWith("json")) {
            assertThat(document.breaks(form.path("schema"), reply.text()))
                    .as(what)
                    .isEmpty();
        } else {
            assertThat(reply.text())
                    .as(what)
                    .startsWith(
                            switch (type) {
                                case "text/csv" -> "";
                                case "application/pdf" -> "%PDF";
                                default -> "PK";
                            })
                    .isNotEmpty();
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(500, text.length()));
    }

    private static String token(Operation operation) {
        return switch (operation.tag()) {
            case "run" -> RunningLuutru.ADMIN;
            case "ask" -> RunningLuutru.POLICE;
            case "feed" -> "demo-operations";
            case "tables", "desk" -> null;
            default -> RunningLuutru.OPERATOR;
        };
    }

    /** The example, where it holds a code or an id with one that is good. */
    private String fresh(Operation operation) throws Exception {
        String example = body(operation);
        return switch (operation.id()) {
            case "enrolDevice" ->
                example.replace("K7WQ-2M9X", DeskBrowser.code(luutru, RunningLuutru.OPERATOR, "E-MAU"));
            case "openDeskSession" -> example.replaceAll("\"personId\":\"[^\"]*\"", "\"personId\":\"" + person + "\"");
            case "batchReceipt", "batchReceiptPdf" ->
                example.replace("16MJP-4K7W2Q9XB", Objects.requireNonNull(recorded.get("number")));
            default -> example;
        };
    }

    private static String body(Operation operation) {
        return operation
                .requestContent()
                .valueStream()
                .map(content -> content.path("example"))
                .map(example -> example.isString() ? example.asString() : example.toString())
                .findFirst()
                .orElse(null);
    }

    private static String[] headers(Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.path("in").asString().equals("header"))
                .flatMap(parameter -> java.util.stream.Stream.of(
                        parameter.path("name").asString(),
                        parameter.path("example").asString()))
                .toArray(String[]::new);
    }

    /** With every parameter that has an example, and as new as the log. */
    private String address(Operation operation) throws Exception {
        String path = operation.path();
        Map<String, String> query = new java.util.LinkedHashMap<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asString();
            JsonNode example = parameter.path("example");
            String value = example.isMissingNode()
                    ? null
                    : example.isArray()
                            ? example.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                            : example.asString();
            switch (parameter.path("in").asString()) {
                case "path" ->
                    path = path.replace("{" + name + "}", recorded.getOrDefault(name, Objects.requireNonNull(value)));
                case "query" -> {
                    if (name.equals("minPosition")) {
                        query.put(name, Long.toString(luutru.head()));
                    } else if (value != null) {
                        query.put(name, value);
                    }
                }
                default -> {}
            }
        }
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }
}
