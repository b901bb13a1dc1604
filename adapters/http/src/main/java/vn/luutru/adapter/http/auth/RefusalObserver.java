package vn.luutru.adapter.http.auth;

import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;

/** Learns of what is refused to whom. Must not block. */
@FunctionalInterface
public interface RefusalObserver {

    /** For tests of other things. */
    RefusalObserver NONE = (caller, method, route, code, times) -> {};

    /**
     * A call or a page was refused.
     *
     * @param caller null where nothing verified them
     * @param route  the pattern of the route
     * @param code   why
     */
    default void refused(@Nullable Caller caller, String method, String route, String code) {
        refused(caller, method, route, code, 1);
    }

    /**
     * Something was refused several times in one call: lines of an upload.
     *
     * @param caller null where nothing verified them
     * @param times  one or more
     */
    void refused(@Nullable Caller caller, String method, String route, String code, int times);
}
