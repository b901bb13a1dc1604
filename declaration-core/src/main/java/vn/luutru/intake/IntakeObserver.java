package vn.luutru.intake;

/** Learns every outcome, once, on whatever thread it was reached: for metrics. Must not block or throw. */
@FunctionalInterface
public interface IntakeObserver {

    /** Observes nothing. */
    IntakeObserver NONE = outcome -> {};

    /** A declaration, single or a line of a batch, has its outcome. */
    void declared(DeclarationOutcome outcome);
}
