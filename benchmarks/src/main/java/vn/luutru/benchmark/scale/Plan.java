package vn.luutru.benchmark.scale;

import java.util.Map;

/**
 * What a volume needs in a layout.
 *
 * @param cores         processors in the peak minute, by part, at full use
 * @param machines      by part, with room to spare and one that may fail
 * @param logBytes      on disks, all copies, after the retention
 * @param readBytes     of the read models, likewise
 * @param topicBytes    of the topics, likewise
 * @param cacheBytes    indexes of the busiest month, which PostgreSQL's cache must hold, or writing waits for the disk
 * @param firstToGive   what saturates first when there are ever more declarations
 * @param saturatesAt   declarations a second at which it does
 */
record Plan(
        Volume volume,
        Layout layout,
        Map<Part, Double> cores,
        Map<Part, Integer> machines,
        double logBytes,
        double readBytes,
        double topicBytes,
        double cacheBytes,
        String firstToGive,
        double saturatesAt) {

    /** How many times the peak it takes. */
    double headroom() {
        return saturatesAt / volume.peakPerSecond();
    }

    double allCores() {
        return cores.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    double allBytes() {
        return logBytes + readBytes + topicBytes;
    }
}
