package vn.luutru.intake;

/** Cuts a stream of bytes into declarations, whatever pieces it comes in, and keeps at most one of them. */
public sealed interface BatchSplitter permits LineSplitter, ArraySplitter {

    /** The longest declaration, without what parts it from the next one, in bytes. */
    int MAX_LINE = 64 * 1024;

    /** What is done with each declaration. */
    interface Reader {

        /** A declaration that is not blank; the bytes are the reader's only during the call. */
        void line(long number, byte[] bytes, int from, int length);

        /** A declaration longer than {@link #MAX_LINE}; its bytes are gone. */
        void tooLong(long number);

        /** From this declaration on, nothing can be told apart; nothing more comes. */
        void broken(long number);
    }

    /** Reads the next piece of the stream, from one index up to another. */
    void read(byte[] piece, int start, int end);

    /** The stream is over. */
    void end();
}
