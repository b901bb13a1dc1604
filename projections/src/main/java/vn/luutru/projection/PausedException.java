package vn.luutru.projection;

/** An administrator holds the read model: nothing is applied until it is resumed. */
public final class PausedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PausedException(String readModel) {
        super(readModel + " is paused", null, false, false);
    }
}
