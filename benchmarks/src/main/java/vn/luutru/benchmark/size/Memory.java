package vn.luutru.benchmark.size;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.http.Push;
import vn.luutru.benchmark.load.GeneratedGuests;

/**
 * Does a push of millions of lines through one connection take more memory the longer it lasts?
 *
 * <p>Resident memory and heap of the service are looked at every second while it pushes, with all projections at work.
 * The tenths of the run stand in the table: flat means that the last does not differ from the third, by when the JVM has
 * warmed up.
 */
final class Memory {

    private record Sample(long lines, long resident, double heap) {}

    private static final int PARTS = 10;

    private Memory() {}

    static void run(Options options) throws Exception {
        long lines = options.number("lines", 10_000_000);
        String run = "L" + Long.toString(System.currentTimeMillis(), 36);
        try (Opened opened = new Opened(options.data(), options.service());
                Loop threads = new Loop(1)) {
            Counted push = new Counted(new GeneratedGuests(run), new AtomicLong(), lines);
            long start = System.nanoTime();
            CompletableFuture<Integer> answer = Push.start(
                    threads, opened.service().address(), opened.service().operator(), push);
            List<Sample> samples = new ArrayList<>();
            while (!answer.isDone()) {
                Thread.sleep(1_000);
                Sample now = new Sample(push.accepted(), opened.process().residentMebibytes(), opened.heapMebibytes());
                samples.add(now);
                if (samples.size() % 10 == 0) {
                    System.out.printf(
                            "%,d lines answered, resident %d MiB, heap %.0f MiB, projections %,d events behind%n",
                            now.lines(), now.resident(), now.heap(), opened.lag());
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (answer.get() != 200 || push.accepted() != lines) {
                throw new IOException(
                        "Answered %d; of %,d lines %,d were accepted".formatted(answer.get(), lines, push.accepted()));
            }
            System.out.printf(
                    "%,d lines in %.0f s, %,.0f/s, options %s%n", lines, seconds, lines / seconds, options.service());
            table(samples);
        }
    }

    private static void table(List<Sample> samples) {
        System.out.println("\n| Part | resident MiB, mean | highest | heap MiB, lowest | mean | highest |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        List<Double> means = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            List<Sample> some = samples.subList(part * samples.size() / PARTS, (part + 1) * samples.size() / PARTS);
            if (!some.isEmpty()) {
                var resident = some.stream().mapToLong(Sample::resident).summaryStatistics();
                var heap = some.stream().mapToDouble(Sample::heap).summaryStatistics();
                means.add(resident.getAverage());
                System.out.printf(
                        "| %d/%d | %.0f | %d | %.0f | %.0f | %.0f |%n",
                        part + 1,
                        PARTS,
                        resident.getAverage(),
                        resident.getMax(),
                        heap.getMin(),
                        heap.getAverage(),
                        heap.getMax());
            }
        }
        if (means.size() == PARTS) {
            System.out.printf("resident memory, last tenth ÷ third tenth: %.3f%n", means.getLast() / means.get(2));
        }
    }
}
