package vn.luutru.declaration;

/**
 * The clock of the machine cannot be trusted: deadlines would be judged wrongly, so nothing is accepted until it is set
 * right. Nothing was stored; the same may be sent again.
 */
public final class ClockSkewException extends StoreUnavailableException {

    /** @param reason for whoever runs the service; it names no declaration */
    public ClockSkewException(String reason) {
        super(reason, null);
    }
}
