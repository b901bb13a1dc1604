package vn.luutru.benchmark.service;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Processor time used so far, by part of the measurement.
 *
 * <p>Where two cores are shared by everything, the time that a record costs says more than a rate: it does not depend on
 * what else the machine was doing.
 *
 * @param service  the service's process
 * @param database every process of PostgreSQL
 * @param client   this process: the load, and the limits' own clients and servers
 */
record CpuTimes(Duration service, Duration database, Duration client) {

    /**
     * As of now.
     *
     * @param databasePid of the process that starts all others of PostgreSQL
     */
    static CpuTimes now(long servicePid, long databasePid) {
        Stream<ProcessHandle> database = ProcessHandle.of(databasePid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
        return new CpuTimes(
                used(ProcessHandle.of(servicePid).stream()), used(database), used(Stream.of(ProcessHandle.current())));
    }

    /** What was used since, for each of so many units, in microseconds. */
    String since(CpuTimes before, double units) {
        return String.format(
                Locale.ROOT,
                "service %.1f + database %.1f + client %.1f µs",
                micros(service, before.service) / units,
                micros(database, before.database) / units,
                micros(client, before.client) / units);
    }

    private static double micros(Duration later, Duration earlier) {
        return later.minus(earlier).toNanos() / 1e3;
    }

    private static Duration used(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
