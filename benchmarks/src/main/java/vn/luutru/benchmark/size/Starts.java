package vn.luutru.benchmark.size;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.luutru.benchmark.Spread;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Service;
import vn.luutru.benchmark.service.BulkPush;
import vn.luutru.benchmark.service.ServiceProcess;

/**
 * How long from the start of the process until it takes declarations, on a folder with years of stays?
 *
 * <p>With its own embedded PostgreSQL, whose start is part of the time; after a clean stop, after the service was killed
 * in mid-push, which leaves its database server running, and after both were killed, which leaves a database to recover.
 */
final class Starts {

    private enum End {
        CLEAN_STOP("a clean stop"),
        SERVICE_KILLED("the service was killed in mid-push"),
        BOTH_KILLED("service and database were killed in mid-push");

        private final String text;

        End(String text) {
            this.text = text;
        }
    }

    private Starts() {}

    static void run(Options options) throws Exception {
        Path data = options.data();
        int rounds = options.number("rounds", 5);
        Duration pushed = options.seconds("pushed", 5);
        ServiceProcess running = new ServiceProcess(data, options.service());
        try {
            System.out.printf("warm-up (page cache): %.1f s%n", seconds(running));
            List<String> rows = new ArrayList<>();
            for (End end : End.values()) {
                List<Double> times = new ArrayList<>();
                for (int round = 1; round <= rounds; round++) {
                    end(running, end, data, pushed);
                    running = new ServiceProcess(data, options.service());
                    times.add(seconds(running));
                    System.out.printf("%d/%d after %s: %.2f s%n", round, rounds, end.text, times.getLast());
                }
                rows.add("| %s | %s |".formatted(end.text, Spread.of(times)));
            }
            System.out.println("\n| Start after | seconds until ready |\n| --- | --- |");
            rows.forEach(System.out::println);
        } finally {
            running.close();
        }
    }

    private static double seconds(ServiceProcess process) {
        return process.untilReady().toMillis() / 1e3;
    }

    private static void end(ServiceProcess running, End end, Path data, Duration pushed) throws Exception {
        if (end == End.CLEAN_STOP) {
            running.close();
            return;
        }
        Thread push = Thread.ofVirtual().start(() -> push(running, pushed));
        Thread.sleep(pushed);
        long database = DatabaseProcess.pid(data);
        running.kill();
        if (end == End.BOTH_KILLED) {
            DatabaseProcess.kill(database);
        }
        push.join();
    }

    /** Pushes until the other side is gone. */
    private static void push(ServiceProcess running, Duration pushed) {
        String run = "K" + Long.toString(System.currentTimeMillis(), 36);
        try (Service service = new Service(running.url(), Opened.OPERATOR);
                BulkPush push = new BulkPush(service, new GeneratedGuests(run), 2)) {
            push.perSecond(pushed.multipliedBy(2));
            throw new IllegalStateException("The push has ended before the service was killed");
        } catch (java.io.IOException | java.util.concurrent.ExecutionException e) {
            // as was to be expected: it was killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
