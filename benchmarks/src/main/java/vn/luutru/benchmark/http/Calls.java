package vn.luutru.benchmark.http;

import io.netty.buffer.ByteBuf;

/** What a series of calls sends, when, and what it learns. Asked and answered on one thread. */
public interface Calls {

    /** How many there are; {@link Long#MAX_VALUE} for as many as the time allows. */
    long count();

    /** When a call is due, in nanoseconds after the start; never falls from one call to the next. */
    long dueNanos(long call);

    /** Writes the whole HTTP/1.1 request. A call that is repeated writes the same bytes again. */
    void write(long call, ByteBuf out);

    /**
     * A call is answered, with anything but 429 and 503: those are repeated after the server's {@code Retry-After}.
     *
     * @param body      the whole body; not valid after this call
     * @param sinceDue  nanoseconds from when it was due to its last byte: waiting for a free connection counts
     * @param sinceSent nanoseconds from when it was sent
     */
    void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent);
}
