package vn.luutru.benchmark.kafka;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Processor time used so far. Where everything shares a few cores, what a record costs says more than a rate, and says whose
 * cost it is.
 *
 * @param client   of this process
 * @param database of every process of PostgreSQL
 * @param brokers  of the other processes that this one has started
 */
record ProcessorTime(Duration client, Duration database, Duration brokers) {

    static final ProcessorTime NONE = new ProcessorTime(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /**
     * As of now.
     *
     * @param database process that starts all others of PostgreSQL
     */
    static ProcessorTime now(long database) {
        return new ProcessorTime(
                used(Stream.of(ProcessHandle.current())),
                used(ProcessHandle.of(database).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))),
                used(ProcessHandle.current().children().filter(child -> child.pid() != database)));
    }

    private static Duration used(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    ProcessorTime plus(ProcessorTime more) {
        return new ProcessorTime(client.plus(more.client), database.plus(more.database), brokers.plus(more.brokers));
    }

    /** What was used since. */
    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(
                client.minus(before.client), database.minus(before.database), brokers.minus(before.brokers));
    }

    /** Of each of so many units, in microseconds. */
    String each(double units) {
        return String.format(
                Locale.ROOT,
                "client %.1f + database %.1f + brokers %.1f µs",
                client.toNanos() / 1e3 / units,
                database.toNanos() / 1e3 / units,
                brokers.toNanos() / 1e3 / units);
    }
}
