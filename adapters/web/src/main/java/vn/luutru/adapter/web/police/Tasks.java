package vn.luutru.adapter.web.police;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;

/** Keeps tasks on the server, each with one browser of one account, and no longer than the session it was begun in. */
public interface Tasks {

    /**
     * The task that is under way; empty if it is over, none was begun, or the secret is another account's or another
     * session's.
     *
     * @param session the id of the session that asks; null for a caller without one
     */
    Optional<Task> find(Caller.Official reader, @Nullable UUID session, @Nullable String secret);

    /**
     * Begins a task; returns the secret by which the browser shows that it is its own.
     *
     * @param session the id of the session that it ends with; null for a caller without one
     */
    String begin(Caller.Official reader, @Nullable UUID session, AccessPurpose purpose);

    /**
     * States a task that is under way anew, for the same purpose and case: it lasts as long as one that begins now.
     *
     * @param session as of {@link #find}
     * @return the task as it is now; empty as of {@link #find}
     */
    Optional<Task> renew(Caller.Official reader, @Nullable UUID session, @Nullable String secret);

    /** Ends a task before its time. */
    void end(Caller.Official reader, @Nullable String secret);
}
