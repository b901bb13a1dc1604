package vn.luutru.adapter.identity;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a browser's request comes from a page of ours: browsers say so themselves, {@code Sec-Fetch-Site} or {@code
 * Origin}. A request with a session's cookie that says neither is none of a browser.
 */
final class OwnPages {

    private OwnPages() {}

    static boolean changes(String method) {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    static boolean sent(Function<String, @Nullable String> headers) {
        String site = headers.apply("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = headers.apply("Origin");
        if (origin == null || origin.equals("null")) {
            return false;
        }
        int scheme = origin.indexOf("://");
        String authority = scheme < 0 ? origin : origin.substring(scheme + 3);
        return authority.equalsIgnoreCase(headers.apply("Host"))
                || authority.equalsIgnoreCase(headers.apply("X-Forwarded-Host"));
    }
}
