package vn.luutru.access.desk;

/** How secrets of desks are kept: whoever has the database alone can guess neither codes nor PINs. Safe for many threads. */
public interface DeskHashes {

    /** Room for the memory that a slow hash takes. To be closed. */
    interface Room extends AutoCloseable {

        /** A slow hash of a PIN, with a salt of its own. */
        String pin(String pin);

        /** Whether a PIN is the one of a hash, compared in constant time. */
        boolean matches(String pin, String hash);

        @Override
        void close();
    }

    /** The hash under which a code or a browser's secret is found. It needs a key that is not in the database. */
    byte[] lookup(String secret);

    /**
     * Waits a little for room to hash PINs in.
     *
     * @throws vn.luutru.declaration.OverloadException if there is none for too long
     */
    Room room();
}
