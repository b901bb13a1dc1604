package vn.luutru.projection;

/** An administrator holds the read model: nothing is applied until it is resumed. */
public final class HeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HeldException(String readModel) {
        super(readModel + " is paused", null, false, false);
    }
}
