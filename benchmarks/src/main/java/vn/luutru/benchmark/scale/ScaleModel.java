package vn.luutru.benchmark.scale;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns what one declaration costs into machines and disks. It is arithmetic, not a simulation: processor time adds up,
 * what exists once has a ceiling, disks fill by events. Waiting, networks and questions are not in it.
 *
 * @param utilization  share of each processor that the peak may use
 * @param machineCores processors of one machine
 * @param months       for how long events and read models are kept
 */
record ScaleModel(double utilization, int machineCores, int months) {

    /** As {@link Assumptions} has it. */
    static final ScaleModel USUAL =
            new ScaleModel(Assumptions.UTILIZATION, Assumptions.MACHINE_CORES, Assumptions.RETENTION_MONTHS);

    ScaleModel {
        if (!(utilization > 0 && utilization <= 1) || machineCores < 1 || months < 1) {
            throw new IllegalArgumentException("No such machines");
        }
    }

    Plan plan(Volume volume, Layout layout) {
        Map<Part, Double> cores = new EnumMap<>(Part.class);
        layout.micros().forEach((part, micros) -> cores.put(part, volume.peakPerSecond() * micros / 1e6));
        double stays = volume.staysKept(months);
        double topics = layout.publishes()
                ? volume.staysInTheBusiestMonth()
                        / 30
                        * Assumptions.TOPIC_DAYS
                        * Assumptions.EVENTS_OF_A_STAY
                        * Assumptions.RECORD_BYTES
                        * Assumptions.TOPIC_COPIES
                : 0;
        Map.Entry<String, Double> first = firstToGive(volume, layout);
        return new Plan(
                volume,
                layout,
                cores,
                machines(cores, layout),
                stays * Assumptions.EVENTS_OF_A_STAY * layout.logBytes(),
                stays * Assumptions.READ_MODEL_BYTES * layout.postgresqlCopies(),
                topics,
                cache(volume),
                first.getKey(),
                first.getValue());
    }

    private Map<Part, Integer> machines(Map<Part, Double> cores, Layout layout) {
        Map<Part, Integer> machines = new EnumMap<>(Part.class);
        if (layout.isOneMachine()) {
            double all =
                    cores.values().stream().mapToDouble(Double::doubleValue).sum();
            machines.put(Part.GATEWAYS, bought(all));
            return machines;
        }
        // A publisher is a process beside others: one works, one waits.
        cores.forEach((part, needed) -> machines.put(part, Math.max(part.atLeast(), bought(needed))));
        return machines;
    }

    private int bought(double cores) {
        return (int) Math.ceil(cores / (machineCores * utilization));
    }

    /** Bytes of indexes that are written to all over, until the month is over. */
    private static double cache(Volume volume) {
        return volume.staysInTheBusiestMonth() * Assumptions.REGISTER_INDEX_BYTES;
    }

    /**
     * What ends the growth: a part that exists once, the one machine, or the cache of the read models' database, beyond
     * which nothing stops, but every declaration waits for the disk.
     */
    private Map.Entry<String, Double> firstToGive(Volume volume, Layout layout) {
        Map<String, Double> ceilings = new LinkedHashMap<>(layout.ceilings());
        ceilings.put(
                "the cache of the read models' database",
                volume.peakPerSecond() * Assumptions.MACHINE_MEMORY * Assumptions.CACHE_SHARE / cache(volume));
        if (layout.isOneMachine()) {
            ceilings.put("the processors of the machine", throughput(machineCores, layout));
        }
        return ceilings.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
    }

    /** Declarations a second that so many processors do, if none is idle and all read models keep up. */
    static double throughput(double cores, Layout layout) {
        return cores
                * 1e6
                / layout.micros().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
    }
}
