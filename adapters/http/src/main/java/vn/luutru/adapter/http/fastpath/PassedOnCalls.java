package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;

/** The requests of a connection that went to Reactor's handlers and have no whole answer yet. */
final class PassedOnCalls {

    private int open;
    private boolean closes;
    private boolean http10;

    void begin() {
        open++;
    }

    boolean any() {
        return open > 0;
    }

    /** After a request of HTTP/1.0 the client gets answers of HTTP/1.0, and one alone. */
    void noteVersion(HttpRequest head) {
        if (RequestHeads.isHttp10(head)) {
            RequestHeads.closeAfter(head);
            http10 = true;
        }
    }

    /** An answer begins with this head. */
    void answer(HttpResponse head) {
        if (http10) {
            unchunked(head);
        }
        closes = !HttpUtil.isKeepAlive(head);
    }

    /** The answer is whole; true if Reactor closes the connection after it. */
    boolean answered() {
        open--;
        return closes;
    }

    /** A client of HTTP/1.0 knows no chunks (RFC 9112, 6.1): what has no length ends with the connection. */
    private static void unchunked(HttpMessage head) {
        HttpUtil.setTransferEncodingChunked(head, false);
        HttpUtil.setKeepAlive(head, false);
    }
}
