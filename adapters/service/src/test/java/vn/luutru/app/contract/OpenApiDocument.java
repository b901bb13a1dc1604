package vn.luutru.app.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published description of the calls, as a program reads it that knows nothing else of the service. */
final class OpenApiDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode root;
    private final ObjectNode strictComponents;

    OpenApiDocument(JsonNode root) {
        this.root = root;
        strictComponents = (ObjectNode) root.path("components").deepCopy();
        strict(strictComponents.path("schemas"));
    }

    /** One call; {@code parameters} are resolved. */
    record Operation(String path, String method, String id, JsonNode content, List<JsonNode> parameters) {

        String tag() {
            return content.at("/tags/0").asString();
        }

        JsonNode requestContent() {
            return content.at("/requestBody/content");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    JsonNode root() {
        return root;
    }

    /** In the order of the document. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> operations.add(new Operation(
                                path.getKey(),
                                call.getKey().toUpperCase(Locale.ROOT),
                                call.getValue().path("operationId").asString(""),
                                call.getValue(),
                                call.getValue()
                                        .path("parameters")
                                        .valueStream()
                                        .map(this::resolved)
                                        .toList()))));
        return operations;
    }

    /** What stands at the place that a node refers to; the node itself if it refers to none. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }

    /**
     * What a value breaks of a schema of this document. A field that the schema does not name counts too: clients may meet
     * one, but then it is not described.
     */
    List<Error> breaks(JsonNode schema, String value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(strict(schema.deepCopy()));
        whole.set("components", strictComponents);
        Schema compiled = SCHEMAS.getSchema(whole.toString());
        return compiled.validate(value, InputFormat.JSON);
    }

    private static JsonNode strict(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.valueStream().forEach(OpenApiDocument::strict);
        return schema;
    }
}
