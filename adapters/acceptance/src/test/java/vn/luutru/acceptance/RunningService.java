package vn.luutru.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import vn.luutru.IntegrationPhase;
import vn.luutru.app.LuutruApplication;

/** The whole service in its demo, with its own PostgreSQL, started once for all tests that do not harm it. */
public final class RunningService implements AutoCloseable {

    private static RunningService shared;

    private final ConfigurableApplicationContext context;

    private RunningService(Path data, String... settings) {
        IntegrationPhase.required();
        List<String> arguments = new ArrayList<>(List.of(
                "--luutru.data=" + data,
                "--luutru.database.programs="
                        + Path.of(System.getProperty("luutru.test.programs", "target/postgresql-server"))
                                .toAbsolutePath()));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(setting -> setting.startsWith("--server.port="))) {
            arguments.add("--server.port=0");
        }
        context = SpringApplication.run(LuutruApplication.class, arguments.toArray(String[]::new));
    }

    /** The one that tests share; it ends with the Java machine. */
    public static synchronized RunningService shared() {
        if (shared == null) {
            // A test's visitors all come from one address.
            shared = start(
                    "--luutru.desks.scans-per-address=100000",
                    "--luutru.desks.scans-per-poster=100000",
                    "--luutru.desks.guest-cards-per-address=1000");
        }
        return shared;
    }

    /** One of its own, for a test that others must not meet; with further settings. */
    public static RunningService start(String... settings) {
        try {
            return new RunningService(Files.createTempDirectory("luutru-acceptance"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address as browsers have it: of the machine itself, where secure cookies work without TLS. */
    public String origin() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** For what no page and no call tells. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
