package vn.luutru.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;

/**
 * Clients that OpenAPI Generator made of the published document, in the phase {@code generate-test-sources} of the build,
 * declare, correct and look up a guest, and send several declarations in one call.
 */
@IntegrationTest
class ApiClientsTest {

    private static final String ESTABLISHMENT = "E-CLIENTS";
    private static final String EXPECTED = "ACCEPTED REPLAYED true ACCEPTED 302 Nguyễn Văn Máy 2 1"
            + " 1:ACCEPTED 2:ACCEPTED 3:REJECTED STAY_UNKNOWN PARTIAL";

    private static RunningLuutru luutru;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "16531");
    }

    @Test
    void a_generated_java_client_declares_corrects_looks_up_and_sends_several() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(generated("java/src/main/java"), script("FirstGuest.java"), classes);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, ApiClientsTest.class.getClassLoader())) {
            Object recorded = loader.loadClass("FirstGuest")
                    .getMethod("run", String.class, String.class, String.class, String.class)
                    .invoke(null, root(), RunningLuutru.OPERATOR, ESTABLISHMENT, "java-1");
            assertThat(recorded).isEqualTo(EXPECTED);
        }
    }

    @Test
    void a_generated_python_client_declares_corrects_looks_up_and_sends_several() throws Exception {
        Path client = generated("python");
        String imports = "import dateutil, pydantic, typing_extensions, urllib3";
        assumeTrue(
                python(client, "-c", imports).status() == 0,
                "The generated client needs python3 with urllib3, python-dateutil, pydantic and typing-extensions");
        Ran ran = python(
                client, script("first_guest.py").toString(), root(), RunningLuutru.OPERATOR, ESTABLISHMENT, "python-1");
        assertThat(ran).isEqualTo(new Ran(0, EXPECTED));
    }

    private static String root() {
        return "http://127.0.0.1:" + luutru.port;
    }

    /** Of the build of this module. */
    private static Path generated(String part) {
        return Stream.of(Path.of("target"), Path.of("adapters", "service", "target"))
                .map(target -> target.resolve("clients").resolve(part).toAbsolutePath())
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No client was generated: mvn generate-test-sources"));
    }

    private static Path script(String name) throws IOException {
        Path script = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(ApiClientsTest.class.getResourceAsStream("/clients/" + name))) {
            Files.write(script, in.readAllBytes());
        }
        return script;
    }

    private static void compile(Path sources, Path script, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> files;
        try (Stream<Path> found = Files.walk(sources)) {
            files = Stream.concat(found.filter(file -> file.toString().endsWith(".java")), Stream.of(script))
                    .toList();
        }
        String dependencies = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            messages,
                            manager,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", dependencies),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    private record Ran(int status, String declared) {}

    private static Ran python(Path client, String... arguments) throws Exception {
        Path declared = Files.createTempFile(folder, "told", ".txt");
        ProcessBuilder command = new ProcessBuilder(Stream.concat(Stream.of("python3"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(declared.toFile());
        command.environment().put("PYTHONPATH", client.toString());
        command.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process;
        try {
            process = command.start();
        } catch (IOException e) {
            return new Ran(-1, e.toString());
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ran(process.waitFor(), Files.readString(declared));
    }
}
