package vn.luutru.benchmark.scale;

import static vn.luutru.benchmark.scale.Assumptions.BROKER_MICROS;
import static vn.luutru.benchmark.scale.Assumptions.EVENT_STORE_BYTES;
import static vn.luutru.benchmark.scale.Assumptions.EVENT_STORE_COPIES;
import static vn.luutru.benchmark.scale.Assumptions.EVENT_STORE_EVENTS_A_SECOND;
import static vn.luutru.benchmark.scale.Assumptions.EVENT_STORE_MICROS;
import static vn.luutru.benchmark.scale.Assumptions.FIGURES_EVENTS_A_SECOND;
import static vn.luutru.benchmark.scale.Assumptions.GATEWAY_MICROS_BULK;
import static vn.luutru.benchmark.scale.Assumptions.GATEWAY_MICROS_SINGLE;
import static vn.luutru.benchmark.scale.Assumptions.LOG_BYTES;
import static vn.luutru.benchmark.scale.Assumptions.LOG_EVENTS_A_SECOND;
import static vn.luutru.benchmark.scale.Assumptions.LOG_MICROS;
import static vn.luutru.benchmark.scale.Assumptions.POSTGRESQL_COPIES;
import static vn.luutru.benchmark.scale.Assumptions.PROJECTION_MICROS;
import static vn.luutru.benchmark.scale.Assumptions.PUBLISHED_EVENTS_A_SECOND;
import static vn.luutru.benchmark.scale.Assumptions.PUBLISHER_MICROS;
import static vn.luutru.benchmark.scale.Assumptions.READ_MODEL_MICROS;
import static vn.luutru.benchmark.scale.Assumptions.REGISTER_EVENTS_A_SECOND;
import static vn.luutru.benchmark.scale.Assumptions.REMOTE_READING_MICROS;
import static vn.luutru.benchmark.scale.Assumptions.SINGLE_SHARE;
import static vn.luutru.benchmark.scale.Assumptions.TOPIC_COPIES;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the parts are put together: what a declaration costs each, and what there is only one of. */
enum Layout {
    /** One process and its database on one machine. */
    ONE_MACHINE("one machine", false, false),
    /** Gateways and workers over one PostgreSQL. */
    ONE_POSTGRESQL("several processes, one PostgreSQL", true, false),
    /** The log in EventStoreDB, events out to Kafka, read models in PostgreSQL. */
    CLUSTER("EventStoreDB and Kafka", true, true);

    private final String text;
    private final boolean apart;
    private final boolean cluster;

    /**
     * @param apart   whether processes that project are not those that accept
     * @param cluster whether the log is in EventStoreDB
     */
    Layout(String text, boolean apart, boolean cluster) {
        this.text = text;
        this.apart = apart;
        this.cluster = cluster;
    }

    String text() {
        return text;
    }

    /** Processor time of each part for one declaration, in microseconds, all copies together. */
    Map<Part, Double> micros() {
        return micros(SINGLE_SHARE);
    }

    /** @param single the share of declarations that come one by one, not in pushes */
    Map<Part, Double> micros(double single) {
        Map<Part, Double> micros = new EnumMap<>(Part.class);
        micros.put(Part.GATEWAYS, single * GATEWAY_MICROS_SINGLE + (1 - single) * GATEWAY_MICROS_BULK);
        micros.put(Part.WORKERS, PROJECTION_MICROS + (apart ? REMOTE_READING_MICROS : 0));
        micros.put(Part.POSTGRESQL, READ_MODEL_MICROS + (cluster ? 0 : LOG_MICROS));
        if (cluster) {
            micros.put(Part.EVENT_STORE, EVENT_STORE_MICROS * EVENT_STORE_COPIES);
            micros.put(Part.PUBLISHERS, PUBLISHER_MICROS);
            micros.put(Part.BROKERS, BROKER_MICROS * TOPIC_COPIES);
        }
        return micros;
    }

    /** What cannot be doubled by another machine: events a second, by name. */
    Map<String, Double> ceilings() {
        Map<String, Double> ceilings = new LinkedHashMap<>();
        ceilings.put("the figures' one owner", FIGURES_EVENTS_A_SECOND);
        if (cluster) {
            ceilings.put("the leader of EventStoreDB", EVENT_STORE_EVENTS_A_SECOND);
            ceilings.put("the one publisher", PUBLISHED_EVENTS_A_SECOND);
        } else {
            ceilings.put("the register's one owner", REGISTER_EVENTS_A_SECOND);
            ceilings.put("the log's one writer", LOG_EVENTS_A_SECOND);
        }
        return ceilings;
    }

    /** Whether parts share one machine, which is all that there is. */
    boolean isOneMachine() {
        return !apart;
    }

    /** Bytes of disk for one event of the log, all copies together. */
    double logBytes() {
        return cluster ? EVENT_STORE_BYTES * EVENT_STORE_COPIES : LOG_BYTES * postgresqlCopies();
    }

    /** A single machine has its copy in its backups. */
    int postgresqlCopies() {
        return apart ? POSTGRESQL_COPIES : 1;
    }

    boolean publishes() {
        return cluster;
    }
}
