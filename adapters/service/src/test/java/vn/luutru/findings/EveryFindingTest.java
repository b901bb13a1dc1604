package vn.luutru.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.findings.Provocation.Answer;

/**
 * Each code is provoked over HTTP in both languages. What comes back must be what the catalogue says of it, and the texts
 * as a reader gets them, beside the request, are those of {@code findings-read.txt}: whoever changes a text, or what leads
 * to it, reads both there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@IntegrationTest
class EveryFindingTest {

    private static final String READ = "/findings-read.txt";
    private static final Map<FindingCode, String> READ_NOW = new TreeMap<>();

    private static ProvocationServices services;
    private static Map<String, JsonNode> catalogue;

    @BeforeAll
    static void read_the_catalogue() throws Exception {
        services = new ProvocationServices();
        catalogue = new TreeMap<>();
        services.get(Provocation.Where.FURNISHED)
                .get(null, "/v1/findings")
                .json()
                .path("items")
                .forEach(item -> catalogue.put(item.path("code").asString(), item));
    }

    @AfterAll
    static void close() {
        services.close();
    }

    @Order(1)
    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void a_request_provokes_it_and_the_answer_is_what_the_catalogue_says(FindingCode code) throws Exception {
        Provocation provocation = Provocations.of(code);
        StringBuilder read = new StringBuilder();
        for (String language : new String[] {"vi", "en"}) {
            Answer answer = provocation.call().send(new Stage(services.get(provocation.where()), language));
            JsonNode finding = answer.finding(code);
            assertThat(finding).as(answer.body().toString()).isNotNull();
            JsonNode known = catalogue.get(code.name());
            assertThat(finding.path("severity").asString())
                    .isEqualTo(known.path("severity").asString());
            assertThat(finding.path("field").asString())
                    .as("as the catalogue's example names it")
                    .isEqualTo(known.path("field").asString());
            String text = finding.path("message").asString();
            assertThat(text)
                    .doesNotContain("{", "}")
                    .matches(pattern(known.at("/message/" + language).asString()));
            if (read.isEmpty()) {
                read.append("%s %s%n  %s%n".formatted(code, answer.status(), provocation.request()));
            }
            read.append("  ").append(plain(text)).append('\n');
        }
        READ_NOW.put(code, read.toString());
    }

    /** The text of the catalogue with anything in the places of its values. */
    private static String pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.splitWithDelimiters("\\{[^}]*}", 0)) {
            pattern.append(part.startsWith("{") ? ".+" : java.util.regex.Pattern.quote(part));
        }
        return pattern.toString();
    }

    /** Without what differs from run to run. */
    private static String plain(String text) {
        return text.replaceAll("R-[0-9]+", "R-1").replaceAll("(position|vị trí) [0-9]+", "$1 7");
    }

    @Order(2)
    @Test
    void every_text_was_read_beside_its_request() throws Exception {
        assertThat(READ_NOW).as("run with the others of this class").hasSizeGreaterThan(100);
        StringBuilder now = new StringBuilder();
        READ_NOW.values().forEach(now::append);
        Path written = Path.of("target", "findings-read.txt");
        Files.createDirectories(written.getParent());
        Files.writeString(written, now);
        String read;
        try (var in = EveryFindingTest.class.getResourceAsStream(READ)) {
            read = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        READ_NOW.values()
                .forEach(text -> assertThat(read)
                        .as("read %s, and put it into the test's resources", written)
                        .contains(text));
    }
}
