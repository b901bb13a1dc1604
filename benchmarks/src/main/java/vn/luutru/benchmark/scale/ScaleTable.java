package vn.luutru.benchmark.scale;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How many machines and disks are needed, and what gives out first? Prints the table of benchmarks/README.md. */
public final class ScaleTable {

    private static final List<Volume> VOLUMES = List.of(Volume.PROVINCE, Volume.NATION, Volume.TEN_NATIONS);

    private ScaleTable() {}

    public static void main(String[] args) {
        System.out.print(table());
    }

    /** The table, as Markdown. */
    static String table() {
        StringBuilder text = new StringBuilder("""
                | For | Layout | Declarations/s in the peak minute | Processors at full use | Machines of %d processors | \
                Disks after %d months | Indexes of the busiest month | Gives out first |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """.formatted(Assumptions.MACHINE_CORES, Assumptions.RETENTION_MONTHS));
        for (Volume volume : VOLUMES) {
            for (Layout layout : Layout.values()) {
                text.append(row(ScaleModel.USUAL.plan(volume, layout)));
            }
        }
        return text.toString();
    }

    private static String row(Plan plan) {
        String cores = plan.cores().entrySet().stream()
                .map(part -> String.format(Locale.ROOT, "%s %.2f", part.getKey().text(), part.getValue()))
                .collect(Collectors.joining(", "));
        String machines = plan.layout().isOneMachine()
                ? machines(plan.machines().getOrDefault(Part.GATEWAYS, 1))
                : plan.machines().entrySet().stream()
                        .map(part -> part.getKey().text() + " " + part.getValue())
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.2f: %s | %s | %s (log %s, read models %s%s) | %s | %s, at %,.0f/s (%.1f times) |%n",
                plan.volume().name(),
                plan.layout().text(),
                plan.volume().peakPerSecond(),
                plan.allCores(),
                cores,
                machines,
                bytes(plan.allBytes() / Assumptions.DISK_FULL),
                bytes(plan.logBytes()),
                bytes(plan.readBytes()),
                plan.topicBytes() > 0 ? ", topics " + bytes(plan.topicBytes()) : "",
                bytes(plan.cacheBytes()),
                plan.firstToGive(),
                plan.saturatesAt(),
                plan.headroom());
    }

    private static String machines(int number) {
        return number == 1 ? "1" : number + ": one does not do";
    }

    private static String bytes(double bytes) {
        return bytes >= 1e12
                ? String.format(Locale.ROOT, "%.1f TB", bytes / 1e12)
                : String.format(Locale.ROOT, "%.0f GB", Math.ceil(bytes / 1e9));
    }
}
