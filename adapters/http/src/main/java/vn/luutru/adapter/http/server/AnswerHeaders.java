package vn.luutru.adapter.http.server;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/**
 * What an answer tells browsers and caches, most strictly. Names and values are encoded and checked once, when this class
 * is loaded; a new head gets them by a copy, which neither hashes nor checks them again.
 */
public final class AnswerHeaders {

    static final AsciiString CACHE_CONTROL = HttpHeaderNames.CACHE_CONTROL;
    static final AsciiString NO_STORE = AsciiString.cached("no-store");
    static final AsciiString CONTENT_POLICY = HttpHeaderNames.CONTENT_SECURITY_POLICY;
    static final AsciiString NOTHING = AsciiString.cached(SecurityHeaders.NOTHING);
    static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.cached("x-content-type-options");
    static final AsciiString NO_SNIFF = AsciiString.cached("nosniff");
    static final AsciiString FRAME_OPTIONS = HttpHeaderNames.X_FRAME_OPTIONS;
    static final AsciiString DENY = AsciiString.cached("DENY");
    static final AsciiString REFERRER_POLICY = AsciiString.cached("referrer-policy");
    static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");
    static final AsciiString PERMISSIONS = AsciiString.cached("permissions-policy");
    static final AsciiString NO_DEVICE =
            AsciiString.cached("camera=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()");
    private static final AsciiString RESOURCE_POLICY = AsciiString.cached("cross-origin-resource-policy");
    private static final AsciiString SAME_ORIGIN = AsciiString.cached("same-origin");

    private static final DefaultHttpHeaders OF_API = new DefaultHttpHeaders();

    static {
        OF_API.set(CACHE_CONTROL, NO_STORE)
                .set(CONTENT_POLICY, NOTHING)
                .set(CONTENT_TYPE_OPTIONS, NO_SNIFF)
                .set(FRAME_OPTIONS, DENY)
                .set(REFERRER_POLICY, NO_REFERRER)
                .set(PERMISSIONS, NO_DEVICE)
                .set(RESOURCE_POLICY, SAME_ORIGIN);
    }

    private AnswerHeaders() {}

    /**
     * The head of a new answer of the API, to be added to: nobody keeps it, and no browser takes it for a page, as {@link
     * SecurityHeaders} has it.
     */
    public static HttpHeaders ofApi() {
        return OF_API.copy();
    }
}
