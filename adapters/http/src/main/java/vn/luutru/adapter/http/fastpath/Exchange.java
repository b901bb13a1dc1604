package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;

/** A call under way on a connection, from its head to the end of its answer. Called on the connection's own thread only. */
interface Exchange {

    /** The call begins: its head is known, its body has yet to come. */
    void begin();

    /** Whether it takes a piece of its body now; otherwise the piece waits. */
    boolean takesContent();

    /** A piece of its body, which it must not keep: it is released afterwards. */
    void content(HttpContent piece);

    /** Takes what comes next on the connection, and releases it. */
    default void take(Object message) {
        try {
            if (message instanceof HttpContent piece && piece.decoderResult().isSuccess()) {
                content(piece);
            } else {
                // Framing is lost: where this request ends, nobody knows.
                broken();
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** Whether the socket is to be read on when what was read has been handed over. */
    boolean readsOn();

    /** All that the socket had was handed over. */
    default void readComplete() {}

    /** What follows is no piece of a body, or none that can be read: where the body ends is unknown. */
    void broken();

    /** Its body has not arrived in time. */
    void tooSlow();

    /** The client is gone. */
    void gone();
}
