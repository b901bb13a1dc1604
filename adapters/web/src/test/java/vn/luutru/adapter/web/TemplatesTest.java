package vn.luutru.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the content policy would refuse, and what a person would miss, is found before a browser sees it. */
class TemplatesTest {

    private static final Pattern INLINE = Pattern.compile("(?i)\\s(style|on[a-z]+)\\s*=\\s*\"");
    private static final Pattern SCRIPT =
            Pattern.compile("(?i)<script(?![^>]*\\ssrc=)(?![^>]*type=\"application/json\")");
    private static final Pattern STYLE = Pattern.compile("(?i)<style");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(src|href|action)\\s*=\\s*\"(https?:)?//");
    private static final Pattern TEXT = Pattern.compile("\\b(?:text|rich)\\(\"([a-z][a-zA-Z0-9.-]*[a-zA-Z0-9])\"");
    private static final Pattern ICON = Pattern.compile("\\bicon = \"([a-z]+)\"|\\bicon\\(\"([a-z]+)\"\\)");

    private static List<Path> templates() throws IOException {
        Path here = Path.of("src/main/jte");
        Path root = Files.isDirectory(here) ? here : Path.of("adapters/web/src/main/jte");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }

    @Test
    void nothing_stands_inline_and_nothing_comes_from_elsewhere() throws IOException {
        assertThat(templates()).isNotEmpty();
        for (Path template : templates()) {
            String source = Files.readString(template);
            for (Pattern forbidden : List.of(INLINE, SCRIPT, STYLE, ELSEWHERE)) {
                assertThat(forbidden.matcher(source).results().map(found -> found.group()))
                        .as(template + " " + forbidden)
                        .isEmpty();
            }
        }
    }

    @Test
    void every_text_that_a_template_names_exists() throws IOException {
        Texts texts = new Texts();
        for (Path template : templates()) {
            TEXT.matcher(Files.readString(template))
                    .results()
                    .forEach(found -> assertThat(texts.has(Language.VI, found.group(1)))
                            .as(template + " " + found.group(1))
                            .isTrue());
        }
    }

    @Test
    void every_symbol_that_a_template_names_is_drawn() throws IOException {
        for (Path template : templates()) {
            ICON.matcher(Files.readString(template))
                    .results()
                    .forEach(found -> assertThat(Icons.has(found.group(1) != null ? found.group(1) : found.group(2)))
                            .as(template + " " + found.group())
                            .isTrue());
        }
    }
}
