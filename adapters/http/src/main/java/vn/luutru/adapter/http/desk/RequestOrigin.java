package vn.luutru.adapter.http.desk;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Whether a browser's request comes from a page of ours. A cookie with {@code SameSite=Strict} is not sent across sites;
 * besides, a request that changes something needs a header that no other origin can set without our consent, which we
 * never give, and must say that it comes from our origin.
 */
final class RequestOrigin {

    /** Somebody at the desk caused the request. */
    static final String PERSON = "1";

    /** The page caused it by itself: it does not keep a session open. */
    private static final String BACKGROUND = "background";

    private static final String DESK_HEADER = "X-Luutru-Desk";

    private RequestOrigin() {}

    /** Whether a request says that somebody at the desk caused it. */
    static boolean isByPerson(Function<String, @Nullable String> headers) {
        return PERSON.equals(headers.apply(DESK_HEADER));
    }

    static boolean changes(String method) {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** Refused with 403 if a request that changes something may come from elsewhere. */
    static void check(String method, Function<String, @Nullable String> headers) {
        if (changes(method) && !isOurs(headers)) {
            throw ApiException.of(403, FindingCode.DESK_REQUEST_REFUSED, "");
        }
    }

    private static boolean isOurs(Function<String, @Nullable String> headers) {
        String desk = headers.apply(DESK_HEADER);
        if (!PERSON.equals(desk) && !BACKGROUND.equals(desk)) {
            return false;
        }
        String site = headers.apply("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = headers.apply("Origin");
        if (origin == null || origin.equals("null")) {
            // A browser that hides the origin says at least whether it is ours; no script can set that header.
            return site != null;
        }
        String authority = authority(origin);
        return authority.equalsIgnoreCase(headers.apply("Host"))
                || authority.equalsIgnoreCase(headers.apply("X-Forwarded-Host"));
    }

    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? origin : origin.substring(scheme + 3);
    }

    /**
     * Whether the browser's connection is encrypted, to us or to a proxy that says so. Whoever says it falsely gets a
     * cookie that their browser does not keep.
     */
    static boolean isEncrypted(@Nullable String scheme, Function<String, @Nullable String> headers) {
        if ("https".equals(scheme)) {
            return true;
        }
        String proto = headers.apply("X-Forwarded-Proto");
        String forwarded = headers.apply("Forwarded");
        return (proto != null && proto.split(",", 2)[0].strip().equalsIgnoreCase("https"))
                || (forwarded != null
                        && forwarded.split(",", 2)[0].toLowerCase(Locale.ROOT).contains("proto=https"));
    }
}
