package vn.luutru.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.http.auth.RouteRule;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.contract.OpenApiDocument.Operation;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.validation.TextLimits;

/**
 * The published OpenAPI document describes every call of the service and no other. That it is OpenAPI at all is judged by
 * a public parser, each time the build generates clients from it.
 */
@IntegrationTest
class OpenApiTest {

    private static RunningLuutru luutru;
    private static OpenApiDocument document;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        document = new OpenApiDocument(luutru.get(null, "/v3/api-docs").json());
    }

    @Test
    void its_yaml_has_no_key_twice_and_nothing_but_its_own_keys() throws Exception {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        strict.setMaxAliasesForCollections(0);
        try (InputStream in = Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("/openapi/luutru.yaml"))) {
            new Yaml(new SafeConstructor(strict)).load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        List<String> odd = new ArrayList<>();
        keys(document.root(), "", odd);
        assertThat(odd).as("a comma without quotes begins a new key").isEmpty();
        document.operations()
                .forEach(operation -> operation
                        .content()
                        .path("responses")
                        .propertyNames()
                        .forEach(status ->
                                assertThat(status).as(operation.toString()).matches("[1-5][0-9]{2}|default")));
    }

    private static void keys(JsonNode node, String at, List<String> odd) {
        node.properties().forEach(entry -> {
            String key = entry.getKey();
            if (!key.matches("[A-Za-z0-9$_.-]+") && !key.matches("/\\S*") && !key.matches("[a-z]+/[a-z.+-]+")) {
                odd.add(at + " " + key);
            }
            keys(entry.getValue(), at + "/" + key, odd);
        });
        if (node.isArray()) {
            node.valueStream().forEach(item -> keys(item, at + "/-", odd));
        }
    }

    @Test
    void every_reference_leads_somewhere_and_every_component_is_referred_to() {
        Set<String> referred = new TreeSet<>();
        references(document.root(), referred);
        assertThat(referred)
                .allSatisfy(reference -> assertThat(reference).startsWith("#/"))
                .allSatisfy(reference -> assertThat(
                                document.root().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        for (String kind : List.of("parameters", "responses", "schemas")) {
            document.root()
                    .path("components")
                    .path(kind)
                    .propertyNames()
                    .forEach(name -> assertThat(referred).contains("#/components/" + kind + "/" + name));
        }
    }

    private static void references(JsonNode node, Set<String> found) {
        if (node.path("$ref").isString()) {
            found.add(node.path("$ref").asString());
        }
        node.valueStream().forEach(child -> references(child, found));
    }

    @Test
    void it_has_every_route_and_method_of_the_service_and_no_other() {
        Map<String, Set<String>> described = new TreeMap<>();
        document.operations()
                .forEach(operation -> described
                        .computeIfAbsent(anonymous(operation.path()), key -> new TreeSet<>())
                        .add(operation.method()));
        assertThat(described).isEqualTo(routes());
    }

    /** With every method but HEAD, which goes wherever GET goes. */
    private static Map<String, Set<String>> routes() {
        Map<String, Set<String>> routes = new TreeMap<>();
        handlers()
                .forEach((info, handler) -> info.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> anonymous(pattern.getPatternString()))
                        .filter(OpenApiTest::isDescribed)
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.computeIfAbsent(pattern, key -> new TreeSet<>())
                                        .add(method.name()))));
        luutru.context
                .getBeansOfType(RouteRule.Source.class)
                .values()
                .forEach(source -> source.rules().stream()
                        .filter(rule -> isDescribed(rule.pattern()))
                        .filter(rule -> !rule.method().equals("HEAD"))
                        .forEach(rule -> routes.computeIfAbsent(anonymous(rule.pattern()), key -> new TreeSet<>())
                                .add(rule.method())));
        return routes;
    }

    private static Map<RequestMappingInfo, HandlerMethod> handlers() {
        Map<RequestMappingInfo, HandlerMethod> handlers = new LinkedHashMap<>();
        luutru.context
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> handlers.putAll(mapping.getHandlerMethods()));
        return handlers;
    }

    /** Whatever the variables of a path are called. */
    private static String anonymous(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void each_call_names_the_parameters_that_it_accepts() {
        Map<String, Set<String>> accepted = new TreeMap<>();
        handlers()
                .forEach((info, handler) -> info.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> anonymous(pattern.getPatternString()))
                        .filter(OpenApiTest::isDescribed)
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> accepted.put(
                                        method.name() + " " + pattern, file(pattern, parameters(handler))))));
        SoftAssertions softly = new SoftAssertions();
        document.operations().stream()
                .filter(operation -> accepted.containsKey(operation.method() + " " + anonymous(operation.path())))
                .forEach(operation -> softly.assertThat(operation.parameters().stream()
                                .filter(parameter ->
                                        parameter.path("in").asString().equals("query"))
                                .map(parameter -> parameter.path("name").asString()))
                        .as(operation.toString())
                        .containsExactlyInAnyOrderElementsOf(
                                accepted.get(operation.method() + " " + anonymous(operation.path()))));
        softly.assertAll();
    }

    private static Set<String> parameters(HandlerMethod handler) {
        Set<String> names = new TreeSet<>();
        MergedAnnotations.from(handler.getMethod()).stream()
                .filter(annotation -> annotation.getType().getSimpleName().equals("Accepts"))
                .forEach(annotation -> names.addAll(Arrays.asList(annotation.getStringArray("value"))));
        return names;
    }

    /** A file has no pages. */
    private static Set<String> file(String pattern, Set<String> names) {
        if (!pattern.matches(".*\\.(csv|xlsx)")) {
            return names;
        }
        Set<String> left = new TreeSet<>(names);
        left.removeAll(Set.of("page", "size"));
        return left;
    }

    @Test
    void every_answer_has_a_schema_and_every_call_an_example_that_fits_it() {
        Set<String> ids = new HashSet<>();
        for (Operation operation : document.operations()) {
            assertThat(ids.add(operation.id())).as(operation.toString()).isTrue();
            operation.requestContent().properties().forEach(content -> fits(operation, content.getValue()));
            operation.parameters().stream()
                    .filter(parameter -> parameter.path("required").asBoolean(false))
                    .forEach(parameter -> assertThat(parameter.has("example"))
                            .as(operation + " " + parameter.path("name"))
                            .isTrue());
            operation.content().path("responses").properties().forEach(answer -> {
                JsonNode content = document.resolved(answer.getValue()).path("content");
                boolean empty = Set.of("204", "304").contains(answer.getKey());
                assertThat(content.isEmpty())
                        .as(operation + " " + answer.getKey())
                        .isEqualTo(empty);
                content.forEach(form -> assertThat(form.path("schema").isEmpty())
                        .as(operation + " " + answer.getKey())
                        .isFalse());
                if (answer.getKey().startsWith("2")) {
                    content.properties().stream()
                            .filter(form -> form.getKey().endsWith("json"))
                            .filter(form -> !form.getKey().endsWith("ndjson"))
                            .forEach(form -> fits(operation, form.getValue()));
                }
            });
        }
    }

    private static void fits(Operation operation, JsonNode content) {
        JsonNode example = content.path("example");
        assertThat(example.isMissingNode()).as(operation.toString()).isFalse();
        if (!content.has("x-line-schema")) {
            assertThat(document.breaks(content.path("schema"), example.toString()))
                    .as(operation.toString())
                    .isEmpty();
        }
    }

    /** Generators make one class of it, where a choice of five would be five classes and a wrapper. */
    @Test
    void a_declaration_in_an_array_has_the_members_of_the_single_calls_and_no_others() {
        JsonNode schemas = document.root().at("/components/schemas");
        Set<String> members = new TreeSet<>();
        for (String part : List.of("DeclarationLine", "CheckIn", "CheckOut", "Move", "Correction", "Cancellation")) {
            members.addAll(schemas.path(part).path("properties").propertyNames());
        }
        assertThat(schemas.at("/Declaration/properties").propertyNames()).containsExactlyInAnyOrderElementsOf(members);
    }

    /** What the law asks for has a limit that clients keep; of all else the service itself cuts what is too long. */
    @Test
    void the_longest_texts_stand_in_the_schemas() {
        for (Field field : Field.all()) {
            int longest = TextLimits.of(field);
            if (longest == Integer.MAX_VALUE) {
                continue;
            }
            JsonNode schema = document.root().at("/components/schemas/CheckIn");
            for (String part : field.pointer().substring(1).split("/")) {
                schema = document.resolved(schema.path("properties").path(part));
            }
            String key = TextLimits.refuses(field) ? "maxLength" : "x-cut-after";
            assertThat(schema.path(key).asInt(0)).as(field.pointer()).isEqualTo(longest);
        }
        assertThat(document.root()
                        .at("/components/schemas/Correction/properties/reason/maxLength")
                        .asInt())
                .isEqualTo(TextLimits.REASON);
    }

    /** All others have answers of their own kind: pages for people, and the state of the process. */
    private static boolean isDescribed(String path) {
        return path.startsWith("/v1/") || path.startsWith("/.well-known/");
    }
}
