package vn.luutru.access;

/**
 * The key to the register for one question. Only {@link RecordedQueries} makes one, so that whoever reads persons has
 * recorded it; it is void as soon as the answer leaves.
 */
public final class RegisterAccess {

    private final Scope scope;
    private volatile boolean open = true;

    RegisterAccess(Scope scope) {
        this.scope = scope;
    }

    /**
     * What the answer is limited to.
     *
     * @throws IllegalStateException if the question is over
     */
    public Scope scope() {
        if (!open) {
            throw new IllegalStateException("The question that this access was made for is over");
        }
        return scope;
    }

    void close() {
        open = false;
    }
}
