package vn.luutru.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import vn.luutru.declaration.Vietnam;
import vn.luutru.demo.DeclarationGenerator;
import vn.luutru.demo.DemoProvince;
import vn.luutru.demo.GeneratedLine;

/** One running service for the tests that leave it alive, and invented days for each of them. */
final class SharedServer {

    /** What the database server says is part of the log too, for whoever turns it on. */
    private static final String TELL_ALL = "--logging.level.vn.luutru.adapter.embedded.server=info";

    private static Server started;
    private static LocalDate today;

    private SharedServer() {}

    static synchronized Server get() throws IOException, InterruptedException {
        if (started == null) {
            Path data = Files.createTempDirectory("luutru-end-to-end");
            Server server = Server.start(data, TELL_ALL);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, data)));
            started = server;
        }
        return started;
    }

    /** Lines of a day in the past; two tests never take the same day, so that their stays are not the same. */
    static List<GeneratedLine> day(int daysAgo, int lines, int faults) {
        LocalDate date = today().minusDays(daysAgo);
        return new DeclarationGenerator(daysAgo, DemoProvince.establishments())
                .day(date, lines, faults)
                .toList();
    }

    /** The same for all: a day that is counted from the next midnight would have the references of its neighbour. */
    private static synchronized LocalDate today() {
        if (today == null) {
            today = LocalDate.now(Vietnam.ZONE);
        }
        return today;
    }

    static List<String> json(List<GeneratedLine> lines) {
        return lines.stream().map(GeneratedLine::json).toList();
    }

    private static void end(Server server, Path data) {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
