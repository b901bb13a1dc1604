package vn.luutru.declaration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.EventTypes;
import vn.luutru.declaration.codec.stored.SerializedEvent;

class PublishedSchemasTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = new JsonMapper();

    static List<String> names() {
        return PublishedSchemas.names();
    }

    static Set<String> events() {
        return GoldenEvents.all().keySet();
    }

    private static JsonNode schema(String name) {
        return JSON.readTree(Objects.requireNonNull(PublishedSchemas.find(name)));
    }

    @Test
    void every_type_of_event_has_a_schema() throws Exception {
        Set<String> types = new TreeSet<>();
        for (Field field : EventTypes.class.getDeclaredFields()) {
            types.add((String) field.get(null));
        }
        assertThat(PublishedSchemas.names()).containsAll(types);
    }

    @Test
    void what_has_no_schema_is_not_found() {
        assertThat(PublishedSchemas.find("GuestCheckedIn/2")).isNull();
        assertThat(PublishedSchemas.find("../index.txt")).isNull();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_schema_names_itself_and_is_a_schema(String name) {
        JsonNode schema = schema(name);
        assertThat(schema.path("$id").asString()).isEqualTo("/v1/schemas/" + name);
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        Schema meta = REGISTRY.getSchema(
                com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema.toString(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_stored_of_an_event_is_what_its_schema_says_and_nothing_else(String golden) {
        SerializedEvent event = EventSerializer.serialize(GoldenEvents.all().get(golden));
        ObjectNode closed = (ObjectNode) schema(event.type());
        close(closed);
        Schema strict = REGISTRY.getSchema(closed.toString());
        assertThat(strict.validate(new String(event.open(), StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    /** Consumers must expect members that a later release adds; here each must be described. */
    private static void close(ObjectNode schema) {
        if (schema.has("properties")) {
            schema.put("additionalProperties", false);
            schema.remove("$id");
            schema.path("properties").forEach(member -> close((ObjectNode) member));
        }
        if (schema.has("items")) {
            close((ObjectNode) schema.path("items"));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void no_schema_forbids_what_a_later_release_may_add(String name) {
        assertThat(schema(name).toString()).doesNotContain("additionalProperties", "unevaluatedProperties", "enum");
    }

    @Test
    void every_schema_that_was_released_is_still_there_and_has_only_gained_optional_members() throws Exception {
        for (String name : released()) {
            assertThat(PublishedSchemas.names()).contains(name);
            assertThat(Compatibility.problems(released(name), schema(name)))
                    .as(name)
                    .isEmpty();
        }
        assertThat(released())
                .as("released schemas: copy a new one to released-schemas when it is released")
                .containsExactlyElementsOf(PublishedSchemas.names());
    }

    private static List<String> released() {
        return Arrays.stream(Objects.requireNonNull(new java.io.File(Objects.requireNonNull(
                                        PublishedSchemasTest.class.getResource("/released-schemas/StayFact-1.json"))
                                .getPath())
                        .getParentFile()
                        .list()))
                .map(file -> file.replace(".json", "").replace('-', '/'))
                .sorted()
                .collect(Collectors.toList());
    }

    private static JsonNode released(String name) {
        String file = "/released-schemas/" + name.replace('/', '-') + ".json";
        try (InputStream in = Objects.requireNonNull(PublishedSchemasTest.class.getResourceAsStream(file))) {
            return JSON.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_incompatible_change_within_a_version_is_found() {
        Map<String, String> changes = Map.of(
                "{'required': ['a'], 'properties': {'a': {'type': 'string'}, 'b': {'type': 'string'}}}",
                        "/b has another type",
                "{'required': [], 'properties': {'a': {'type': 'string'}, 'b': {'type': 'integer'}}}",
                        "/a may be missing",
                "{'required': ['a', 'b'], 'properties': {'a': {'type': 'string'}, 'b': {'type': 'integer'}}}",
                        "/b is required",
                "{'required': ['a'], 'properties': {'a': {'type': 'string'}}}", "/b is gone",
                "{'required': ['a'], 'additionalProperties': false, 'properties': {'a': {'type': 'string'}, 'b': {'type': 'integer'}}}",
                        " has another additionalProperties");
        JsonNode released =
                json("{'required': ['a'], 'properties': {'a': {'type': 'string'}, 'b': {'type': 'integer'}}}");
        changes.forEach((changed, problem) ->
                assertThat(Compatibility.problems(released, json(changed))).containsExactly(problem));
        JsonNode added = json("{'title': 'x', 'required': ['a'], 'properties': {'a': {'type': 'string'},"
                + " 'b': {'type': 'integer', 'description': 'x'}, 'c': {'type': 'string'}}}");
        assertThat(Compatibility.problems(released, added)).isEmpty();
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
