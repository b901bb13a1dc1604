package vn.luutru.access;

/** What is asked for lies outside the territory of the reader: refused with 403, and recorded as a refusal. */
public final class TerritoryException extends RuntimeException {

    public TerritoryException() {
        super("Out of the territory", null, false, false);
    }
}
