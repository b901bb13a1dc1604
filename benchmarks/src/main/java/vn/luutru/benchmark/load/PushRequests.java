package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Check-ins by the busload as whole HTTP requests, by number of the push. Used by one thread. */
public final class PushRequests {

    private final Declarations declarations;
    private final Requests requests;
    private final int lines;
    private final ByteBuf text = Unpooled.buffer(64 << 10);

    /**
     * @param token that declares
     * @param lines of each push
     */
    public PushRequests(Declarations declarations, String token, int lines) {
        this.declarations = declarations;
        this.requests = new Requests(token);
        this.lines = lines;
    }

    /** Appends {@code POST /v1/declarations} with its lines. */
    public void write(long number, ByteBuf out) {
        text.clear();
        for (long line = number * lines; line < (number + 1) * lines; line++) {
            Requests.line(declarations.declaration(line), text);
        }
        requests.push(text, out);
    }
}
