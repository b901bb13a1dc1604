package vn.luutru.projection.tourism;

/** An answer would have more groups than are returned at once. */
public final class TooManyGroupsException extends RuntimeException {

    private final int most;

    TooManyGroupsException(int most) {
        super("More than " + most + " groups");
        this.most = most;
    }

    /** The most groups of an answer. */
    public int most() {
        return most;
    }
}
