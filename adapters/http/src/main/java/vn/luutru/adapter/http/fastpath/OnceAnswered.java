package vn.luutru.adapter.http.fastpath;

import org.jspecify.annotations.Nullable;

/** What waits until no call is under way on a connection: run once, then forgotten. For the connection's own thread. */
final class OnceAnswered {

    private @Nullable Runnable waiter;

    void set(Runnable answered) {
        waiter = answered;
    }

    void run() {
        Runnable once = waiter;
        waiter = null;
        if (once != null) {
            once.run();
        }
    }
}
