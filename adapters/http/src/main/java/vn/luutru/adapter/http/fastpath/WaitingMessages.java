package vn.luutru.adapter.http.fastpath;

import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was read of a connection and waits for its turn, each message with its buffer. For the connection's own thread. */
final class WaitingMessages {

    private final Deque<Object> messages = new ArrayDeque<>(0);

    boolean isEmpty() {
        return messages.isEmpty();
    }

    void add(Object message) {
        messages.add(message);
    }

    /** Puts back what cannot be taken yet. */
    void addFirst(Object message) {
        messages.addFirst(message);
    }

    Object remove() {
        return messages.remove();
    }

    /** Gives all buffers back: nobody takes these messages any more. */
    void release() {
        messages.forEach(ReferenceCountUtil::release);
        messages.clear();
    }
}
