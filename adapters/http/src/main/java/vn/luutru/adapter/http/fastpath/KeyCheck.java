package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Whether the key of an open upload is still valid, looked up every few seconds. That it cannot be found out changes
 * nothing. To be asked by one thread; the answer may come on another.
 */
final class KeyCheck {

    private final FastPath path;
    private final HttpRequest head;
    private final Runnable changed;
    private final long interval;
    private long last = System.nanoTime();
    private volatile @Nullable Finding revoked;

    /**
     * @param head    with the key in it
     * @param changed called when the key turns out to be revoked, from any thread
     */
    KeyCheck(FastPath path, HttpRequest head, Runnable changed) {
        this.path = path;
        this.head = head;
        this.changed = changed;
        interval = path.uploads.keyCheck.toNanos();
    }

    /** Why the caller may no longer declare; null while they may. */
    @Nullable
    Finding revoked() {
        return revoked;
    }

    /** How long nobody looks, in nanoseconds. */
    long intervalNanos() {
        return interval;
    }

    /** Looks, if the last look is long enough ago. */
    void look() {
        long now = System.nanoTime();
        if (now - last < interval) {
            return;
        }
        last = now;
        path.stillOperator(head).whenComplete((operator, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof ApiException refusal && (refusal.status() == 401 || refusal.status() == 403)) {
                Finding why = refusal.findings().getFirst();
                revoked = why.code() == FindingCode.UNAUTHENTICATED ? Finding.of(FindingCode.KEY_REVOKED, "") : why;
                changed.run();
            }
        });
    }
}
