package vn.luutru.eventstore.stored;

/**
 * Whom an engine tells whether it can write. Called on any thread, for every append: it must not wait.
 *
 * <p>A reason names settings, types and states of the server, never a row: it is shown to whoever may ask for the state.
 */
public interface WriterState {

    /** The last append could not be written, or it is not known what became of it. */
    void failed(String reason);

    /** An append was written. */
    void written();

    /** Nothing more can be written until the process is started again. */
    void ended(String reason);
}
