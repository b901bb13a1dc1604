package vn.luutru.benchmark.scale;

/** What is bought, or gives out, by itself. */
enum Part {
    GATEWAYS("gateways", 2),
    WORKERS("projection workers", 2),
    PUBLISHERS("publishers", 2),
    POSTGRESQL("PostgreSQL", 2),
    EVENT_STORE("EventStoreDB", 3),
    BROKERS("Kafka brokers", 3);

    private final String text;
    private final int atLeast;

    Part(String text, int atLeast) {
        this.text = text;
        this.atLeast = atLeast;
    }

    String text() {
        return text;
    }

    /** Machines, or processes, without which the failure of one is an outage. */
    int atLeast() {
        return atLeast;
    }
}
