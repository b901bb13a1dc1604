package vn.luutru.adapter.kafka;

/**
 * The names of the topics. The publisher's transactional id is the name of its own topic, so that two installations on one
 * cluster, which need topics of their own, do not fence one another.
 *
 * @param events       every event of the log
 * @param facts        what statistics need; it names nobody
 * @param publisher    how far the publisher is
 * @param declarations what is declared
 * @param outcomes     what became of each declaration
 */
public record Topics(String events, String facts, String publisher, String declarations, String outcomes) {

    public static final Topics DEFAULT = new Topics(
            "luutru.events.v1",
            "luutru.facts.v1",
            "luutru.publisher.v1",
            "luutru.declarations.v1",
            "luutru.outcomes.v1");

    /** The same names with something before each of them. */
    public Topics prefixed(String prefix) {
        return new Topics(
                prefix + events, prefix + facts, prefix + publisher, prefix + declarations, prefix + outcomes);
    }
}
