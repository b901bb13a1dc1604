package vn.luutru.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.PlantedEvents;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.contract.OpenApiDocument.Operation;

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
            "issueKey",
            "issueDevice",
            "issuePoster",
            "addToWatchList",
            "proclaimOutage",
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
            "mergeEstablishment",
            "rebuild",
            "pause",
            "resume",
            "confirmOutage",
            "withdrawOutage",
            "forgetStay",
            "forgetMonth",
            "withdrawMonthDestruction",
            "confirmMonthDestruction",
            "quarantine",
            "quarantineLostKeys");

    /** Questions whose filters stand in a body. */
    private static final Set<String> SEARCHES = Set.of("searchResidents", "searchAccessLog");

    /** What no two runs have in common: instants of this run, places in its log, ids and secrets that it made. */
    private static final Set<String> OF_ONE_RUN = Set.of(
            "number",
            "stayId",
            "position",
            "recordedAt",
            "reportedAt",
            "batch",
            "id",
            "secret",
            "createdAt",
            "replaces");

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;
    private static OpenApiDocument document;

    private ExampleCalls calls;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(data);
        document = new OpenApiDocument(luutru.get(null, "/v3/api-docs").json());
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @BeforeEach
    void callsOfOneTest() {
        calls = new ExampleCalls(luutru);
    }

    @Test
    void every_example_is_answered_as_the_document_says() throws Exception {
        List<Operation> operations = new ArrayList<>(document.operations());
        operations.sort(Comparator.comparingInt(OpenApiExamplesTest::turn));
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : operations) {
            calls.openDeskOnceItCan();
            if (operation.id().equals("quarantine")) {
                calls.remember("position", Long.toString(calls.stopped()));
                softly.check(() -> fits(named("projections"), calls.send(named("projections"))));
            }
            if (operation.id().equals("forgetMonth")) {
                new PlantedEvents(luutru.context.getBean("dataSource", DataSource.class))
                        .monthKey(YearMonth.of(2020, 1));
            } else if (operation.id().equals("confirmMonthDestruction")) {
                calls.send(named("forgetMonth"));
            }
            for (String form : ExampleCalls.forms(operation)) {
                softly.check(() -> {
                    Reply reply = calls.send(operation, form);
                    fits(operation, reply);
                    if (isShownWhole(operation) && !form.endsWith("ndjson")) {
                        assertThat(withoutOneRun(reply.json()))
                                .as(operation + " is answered as its example says")
                                .isEqualTo(withoutOneRun(example(operation, reply)));
                    }
                });
            }
        }
        softly.assertAll();
    }

    /** Declarations, and keys: whoever writes a client learns from their examples what the service answers. */
    private static boolean isShownWhole(Operation operation) {
        boolean declares = operation.tag().equals("declare");
        boolean ofKeys =
                operation.path().startsWith("/v1/keys") && !operation.path().endsWith("/current");
        return (declares || ofKeys || operation.id().equals("stay"))
                && !operation.method().equals("DELETE");
    }

    private static JsonNode example(Operation operation, Reply reply) {
        return operation
                .content()
                .path("responses")
                .path(Integer.toString(reply.status()))
                .path("content")
                .path("application/json")
                .path("example");
    }

    private static String withoutOneRun(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(member -> member.getKey() + ": "
                            + (OF_ONE_RUN.contains(member.getKey())
                                            && !member.getValue().isNull()
                                    ? "…"
                                    : withoutOneRun(member.getValue())))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.isArray()
                ? node.valueStream().map(OpenApiExamplesTest::withoutOneRun).collect(Collectors.joining(", ", "[", "]"))
                : node.toString();
    }

    /** A problem is described too: nobody may call, and what a question does not know. */
    @Test
    void problems_are_answered_as_the_document_says() throws Exception {
        for (Operation operation : document.operations()) {
            boolean open = operation.content().path("security").isArray();
            String path =
                    calls.address(operation) + (calls.address(operation).contains("?") ? "&" : "?") + "nonsense=1";
            boolean asks = operation.parameters().stream()
                    .anyMatch(parameter -> parameter.path("in").asString().equals("query"));
            if (asks && operation.method().equals("GET")) {
                problem(
                        operation,
                        luutru.get(ExampleCalls.token(operation), path, ExampleCalls.headers(operation)),
                        "400");
            }
            if (!open) {
                problem(
                        operation,
                        luutru.send(null, operation.method(), calls.address(operation), ExampleCalls.body(operation)),
                        "401");
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
        assertThat(last >= 0 || operation.method().equals("GET") || SEARCHES.contains(operation.id()))
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
}
