package vn.luutru.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Commands of a document, run word for word by the shell, with other folders in their variables. */
final class DocumentedCommands {

    /** The runnable file is not built yet where tests run: its first class stands in for it. */
    private static final String JAVA = """
            java() {
              test "$1" = -jar && shift 2
              "$JAVA" -cp "$CLASSES" vn.luutru.app.LuutruApplication "$@"
            }
            """;

    private final String document;

    private DocumentedCommands(String document) {
        this.document = document;
    }

    /** @param name of a file below {@code docs} */
    static DocumentedCommands of(String name) throws IOException {
        Path file = Stream.of("docs", "../../docs")
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return new DocumentedCommands(Files.readString(file));
    }

    /** The commands behind the mark {@code <!-- tried: name -->}. */
    String block(String name) {
        Matcher block = Pattern.compile("( *)<!-- tried: " + name + " -->\n *```sh\n(.*?)\n *```", Pattern.DOTALL)
                .matcher(document);
        if (!block.find()) {
            throw new IllegalArgumentException("No commands with the mark " + name);
        }
        return block.group(2);
    }

    /** What a shell made of the commands. */
    record Ran(int status, String output) {

        void worked() {
            if (status != 0) {
                throw new AssertionError("Ended with status " + status + ":\n" + output);
            }
        }
    }

    /** Runs them until the first one that fails. */
    Ran run(String name, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder shell =
                new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", JAVA + block(name)).redirectErrorStream(true);
        shell.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        shell.environment().put("CLASSES", System.getProperty("java.class.path"));
        shell.environment().putAll(variables);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
