package vn.luutru.declaration.codec.stored;

import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the wrapped keys of months lie, beside the log. */
public interface MonthKeyStore {

    /**
     * A month's entry.
     *
     * @param wrapped null once destroyed: the entry stays, so that no new key takes its place
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Entry(byte @Nullable [] wrapped) {}

    /** The latest month whose key is not destroyed; empty if there is none. */
    Optional<YearMonth> latest();

    /** The entry of a month; empty if it never had a key. */
    Optional<Entry> find(YearMonth month);

    /** Keeps this key unless the month has an entry already; the entry that then holds. */
    Entry insert(YearMonth month, byte[] wrapped);

    /** Overwrites the key of a month with nothing. */
    void destroy(YearMonth month);
}
