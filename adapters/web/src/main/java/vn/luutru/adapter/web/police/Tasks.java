package vn.luutru.adapter.web.police;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;

/** Keeps tasks on the server, each with one browser of one account. */
public interface Tasks {

    /** The task that is under way; empty if it is over, none was begun, or the secret is another account's. */
    Optional<Task> find(Caller.Official reader, @Nullable String secret);

    /** Begins a task; returns the secret by which the browser shows that it is its own. */
    String begin(Caller.Official reader, AccessPurpose purpose);

    /** Ends a task before its time. */
    void end(Caller.Official reader, @Nullable String secret);
}
