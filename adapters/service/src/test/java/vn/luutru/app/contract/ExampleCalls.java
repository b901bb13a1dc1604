package vn.luutru.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Sender;
import vn.luutru.app.PlantedEvents;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.contract.OpenApiDocument.Operation;
import vn.luutru.app.desk.DeskBrowser;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;

/**
 * The calls of the published document as its examples say, sent to a running service. What an answer returns stands for the
 * parameters of later calls.
 */
final class ExampleCalls {

    private final RunningLuutru luutru;

    private DeskBrowser desk;
    private String person;

    /** Values of parameters that an answer has returned. */
    private final Map<String, String> recorded = new HashMap<>();

    ExampleCalls(RunningLuutru luutru) {
        this.luutru = luutru;
    }

    /** Opens a desk as soon as there is a poster for its guests; its calls need both. */
    void openDeskOnceItCan() throws Exception {
        if (desk == null && recorded.containsKey("posterId")) {
            openDesk();
        }
    }

    /** What was returned stands for a parameter from now on. */
    void remember(String parameter, String value) {
        recorded.put(parameter, value);
    }

    /** The position of an event that no read model can read. */
    long stopped() throws Exception {
        DataSource database = luutru.context.getBean("dataSource", DataSource.class);
        long position = new PlantedEvents(database).checkIn("\"petName\":\"Tuyết\"");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> luutru.projections().stream()
                        .anyMatch(status -> status.at("/stop/position").asLong() == position));
        return position;
    }

    /** In the first of its forms. */
    Reply send(Operation operation) throws Exception {
        return send(operation, forms(operation).getFirst());
    }

    /** The media types that a body may have; one empty text for a call without a body. */
    static List<String> forms(Operation operation) {
        List<String> forms = List.copyOf(operation.requestContent().propertyNames());
        return forms.isEmpty() ? List.of("") : forms;
    }

    /** @param form one of {@link #forms} */
    Reply send(Operation operation, String form) throws Exception {
        List<String> headers = new ArrayList<>(List.of(headers(operation)));
        if (operation.tag().equals("desk")) {
            headers.addAll(List.of(desk.headers()));
        }
        if (!form.isEmpty()) {
            headers.addAll(List.of("Content-Type", form));
        }
        Reply reply = luutru.send(
                operation.id().startsWith("confirm") ? "demo-admin-2" : token(operation),
                operation.method(),
                address(operation),
                fresh(operation, form),
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
            case "issueKey", "rotateKey" ->
                recorded.put("id", reply.json().at("/key/id").asString());
            case "proclaimOutage" ->
                recorded.put("outage", reply.json().at("/outage/outageId").asString());
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
    private void watchedGuestArrives() throws Exception {
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

    static String token(Operation operation) {
        return switch (operation.tag()) {
            case "run" -> RunningLuutru.ADMIN;
            case "ask" -> RunningLuutru.POLICE;
            case "feed" -> "demo-operations";
            case "tables", "desk" -> null;
            default -> RunningLuutru.OPERATOR;
        };
    }

    /** The example, where it holds a code or an id with one that is good. */
    private String fresh(Operation operation, String form) throws Exception {
        String example = example(operation.requestContent().path(form).path("example"));
        return switch (operation.id()) {
            case "enrolDevice" ->
                example.replace("K7WQ-2M9X", DeskBrowser.code(luutru, RunningLuutru.OPERATOR, "E-MAU"));
            case "openDeskSession" -> example.replaceAll("\"personId\":\"[^\"]*\"", "\"personId\":\"" + person + "\"");
            // An outage of last night: nobody proclaims one of long ago.
            case "proclaimOutage" ->
                example.replace(
                                "2026-11-30",
                                LocalDate.now(ZoneOffset.UTC).minusDays(1).toString())
                        .replace("2026-12-01", LocalDate.now(ZoneOffset.UTC).toString());
            // Nobody is looked for until a day that is over.
            case "addToWatchList" ->
                example.replace(
                        "2026-12-31",
                        LocalDate.now(ZoneOffset.UTC).plusMonths(1).toString());
            case "batchReceipt", "batchReceiptPdf" ->
                example.replace("1SD-4EHRDFC5V", Objects.requireNonNull(recorded.get("number")));
            default -> example;
        };
    }

    static String body(Operation operation) {
        return operation
                .requestContent()
                .valueStream()
                .map(content -> example(content.path("example")))
                .findFirst()
                .orElse(null);
    }

    private static String example(JsonNode example) {
        return example.isMissingNode() ? null : example.isString() ? example.asString() : example.toString();
    }

    static String[] headers(Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.path("in").asString().equals("header"))
                .flatMap(parameter -> java.util.stream.Stream.of(
                        parameter.path("name").asString(),
                        parameter.path("example").asString()))
                .toArray(String[]::new);
    }

    /** With every parameter that has an example, and as new as the log. */
    String address(Operation operation) throws Exception {
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
