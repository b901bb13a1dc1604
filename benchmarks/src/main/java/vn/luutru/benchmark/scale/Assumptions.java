package vn.luutru.benchmark.scale;

/**
 * Every figure from which the plan is reckoned, with its source. Where it says <em>measured</em>, benchmarks/README.md
 * has the run; where it says <em>assumed</em>, nobody has measured it and whoever plans for real does so first.
 */
final class Assumptions {

    /** Found: visitors who stay overnight in Thanh Hóa in a year, from 16.2 million visitors of 2025. */
    static final double STAYS_OF_PROVINCE_A_YEAR = 8.9e6;

    /** Assumed: 120.6 million visitors of 2023 stay overnight as often (58 of 100) as those of a holiday in the province. */
    static final double STAYS_OF_NATION_A_YEAR = 70e6;

    /** Assumed from a holiday's 690,000 overnight guests in two days, of 1.52 million visitors in the year after. */
    static final double PEAK_DAY_OF_PROVINCE = 260_000;

    /** Assumed from 3.6 million overnight guests in five days of a national holiday. */
    static final double PEAK_DAY_OF_NATION = 1.2e6;

    /** Assumed: the share of a day's check-ins that comes in the minute before 23:00. */
    static final double LAST_MINUTE = 0.03;

    /** Assumed: the busiest month's share of a year's stays (August 2025 had 1.155 of 16.2 million; June and July more). */
    static final double BUSIEST_MONTH = 0.2;

    /** Decree 96/2016. */
    static final int RETENTION_MONTHS = 36;

    /**
     * A check-in, and the check-out that 95 of 100 declare, as {@code size.Load} fills a log; assumed besides: one in two
     * stays has a move, a correction or a recorded question.
     */
    static final double EVENTS_OF_A_STAY = 2.45;

    /** Processor time of the service for one line of a push, without read models: measured. */
    static final double GATEWAY_MICROS_BULK = 25;

    /** The same for one single call: measured. */
    static final double GATEWAY_MICROS_SINGLE = 33;

    /** Assumed: half of the declarations of an evening come one by one. */
    static final double SINGLE_SHARE = 0.5;

    /** Processor time of PostgreSQL for one event in the log and its key: measured (19 in pushes, 18 one by one). */
    static final double LOG_MICROS = 19;

    /** Processor time of a process that keeps all read models, within the process that wrote: measured (48 less 25). */
    static final double PROJECTION_MICROS = 23;

    /**
     * Assumed: more where another process wrote, since events are read and decrypted again. {@link ProcessesCheck} measures
     * it.
     */
    static final double REMOTE_READING_MICROS = 12;

    /** Processor time of PostgreSQL for one event in all read models: measured (73 less 19). */
    static final double READ_MODEL_MICROS = 54;

    /** Assumed: processor time of the publisher for one event. */
    static final double PUBLISHER_MICROS = 15;

    /** Assumed: processor time of one broker for one record, written or followed. */
    static final double BROKER_MICROS = 10;

    /** Assumed: processor time of one node of EventStoreDB for one event, written or followed. */
    static final double EVENT_STORE_MICROS = 40;

    /** A log in PostgreSQL has one writer at a time: rows that one connection inserts in groups of 1,000, measured. */
    static final double LOG_EVENTS_A_SECOND = 53_000;

    /** Assumed: appends a second that the leader of an EventStoreDB cluster takes. No server was here to be measured. */
    static final double EVENT_STORE_EVENTS_A_SECOND = 15_000;

    /** The slowest read model that has one owner, the figures, as a log of years is worked through: measured. */
    static final double FIGURES_EVENTS_A_SECOND = 8_900;

    /** The register kept by one owner: measured. */
    static final double REGISTER_EVENTS_A_SECOND = 24_400;

    /** One publisher with transactions of 20,000 records, three brokers: measured before the publisher was built. */
    static final double PUBLISHED_EVENTS_A_SECOND = 86_000;

    /**
     * Bytes of one event in the log with its key and indexes. Measured is the sum: 23 GB for ten million stays with 1.95
     * events each; how it falls on log and read models is assumed, and what {@link ProcessesCheck} prints.
     */
    static final double LOG_BYTES = 760;

    /** Bytes of one stay in all read models with their indexes: the rest of that sum. */
    static final double READ_MODEL_BYTES = 820;

    /** Assumed: of these, the indexes of the register, which are touched all over while a month is written. */
    static final double REGISTER_INDEX_BYTES = 350;

    /** Bytes of one event in EventStoreDB: assumed, as in PostgreSQL. */
    static final double EVENT_STORE_BYTES = 760;

    /** Bytes of one record in a topic: assumed, headers and all. */
    static final double RECORD_BYTES = 900;

    /** For how long topics keep records. */
    static final int TOPIC_DAYS = 7;

    /** Copies of each: a primary and one that follows, three nodes, three replicas. */
    static final int POSTGRESQL_COPIES = 2;

    static final int EVENT_STORE_COPIES = 3;
    static final int TOPIC_COPIES = 3;

    /** Share of a processor that may be used in the peak minute: the rest is for questions, for catching up and for one machine less. */
    static final double UTILIZATION = 0.5;

    /** Processors of one machine. */
    static final int MACHINE_CORES = 8;

    /** Memory of PostgreSQL's machine, in bytes: assumed, 64 GiB, as machines of that size have it. */
    static final double MACHINE_MEMORY = 64.0 * (1L << 30);

    /** Share of it that caches pages: PostgreSQL's own buffers and the system's. */
    static final double CACHE_SHARE = 0.5;

    /** Share of a disk that may be full: rewriting, indexes that are built, the WAL. */
    static final double DISK_FULL = 0.6;

    private Assumptions() {}
}
