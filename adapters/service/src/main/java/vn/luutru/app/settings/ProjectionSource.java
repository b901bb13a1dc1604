package vn.luutru.app.settings;

import vn.luutru.projection.Projection;

/** Where this process reads the events of the read models that it keeps. */
public enum ProjectionSource {
    /** The log itself: one process keeps each read model. */
    STORE,
    /** The events' topic, where read models go by establishment: several processes keep them together. */
    KAFKA;

    /**
     * The source that a setting names.
     *
     * @param kafka whether there is a cluster
     * @throws RefusedStartException if it names none, or an unknown one
     */
    public static ProjectionSource of(String text, boolean kafka) {
        ProjectionSource found = switch (text) {
            case "store" -> STORE;
            case "kafka" -> KAFKA;
            default ->
                throw new RefusedStartException(
                        "luutru.projections.source is neither store nor kafka.",
                        "Leave it out to read events from the log.");
        };
        if (found == KAFKA && !kafka) {
            throw new RefusedStartException(
                    "luutru.projections.source is kafka, and luutru.kafka.bootstrap-servers names no server.",
                    "Write host:port of the brokers, or leave luutru.projections.source out.");
        }
        return found;
    }

    /** Whether several processes keep this read model together. */
    public boolean shares(Projection projection) {
        return this == KAFKA && projection.byEstablishment();
    }
}
