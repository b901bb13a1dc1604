package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.adapter.http.server.RequestLog;

/**
 * A request that is refused on its head, to whatever address. It is answered when it begins, and the connection ends with
 * the answer: what follows runs off unread.
 */
record RefusedCall(FastPath path, FastPathHandler connection, HttpRequest head, ApiException why) implements Exchange {

    @Override
    public void begin() {
        long since = System.nanoTime();
        Reply reply = Reply.problem(why, Wording.of(head.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE)));
        connection.send(reply.response(head, false));
        if (path.logged) {
            RequestLog.log(head, reply.status(), reply.body().length, System.nanoTime() - since);
        }
        connection.finished(false);
    }

    @Override
    public boolean takesContent() {
        return false;
    }

    @Override
    public void content(HttpContent piece) {
        throw new IllegalStateException("Over when it has begun");
    }

    @Override
    public boolean readsOn() {
        return false;
    }

    @Override
    public void broken() {}

    @Override
    public void tooSlow() {}

    @Override
    public void gone() {}
}
