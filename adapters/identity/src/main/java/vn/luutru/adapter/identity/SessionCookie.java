package vn.luutru.adapter.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * The cookies of officials' browsers: for our own host only, for no script to read. {@code SameSite=Lax}, because the way
 * back from the provider is a navigation from another site; what changes something is checked besides. The demo, which
 * speaks unencrypted to its own machine, uses plain names that nothing else answers to.
 */
public final class SessionCookie {

    private static final String SESSION = "__Host-luutru-phien";
    private static final String SESSION_OF_DEMO = "luutru-thu-phien";
    private static final String WAITING = "__Host-luutru-dang-nhap";
    private static final String WAITING_OF_DEMO = "luutru-thu-dang-nhap";
    private static final String LEAVING = "__Host-luutru-dang-xuat";
    private static final String LEAVING_OF_DEMO = "luutru-thu-dang-xuat";
    private static final int MAX_LENGTH = 4_096;

    private final boolean demo;

    /** @param demo whether this is the demo, which nobody reaches but its own machine */
    public SessionCookie(boolean demo) {
        this.demo = demo;
    }

    /** Opens the session; it ends with the browser's own session at the latest. */
    ResponseCookie session(String secret) {
        return cookie(demo ? SESSION_OF_DEMO : SESSION, secret, null);
    }

    ResponseCookie noSession() {
        return cookie(demo ? SESSION_OF_DEMO : SESSION, "", Duration.ZERO);
    }

    /** What a browser holds between its way to the provider and back. */
    ResponseCookie waiting(String encrypted, Duration longest) {
        return cookie(demo ? WAITING_OF_DEMO : WAITING, encrypted, longest);
    }

    ResponseCookie notWaiting() {
        return cookie(demo ? WAITING_OF_DEMO : WAITING, "", Duration.ZERO);
    }

    /** Where a browser goes after logging out here, to log out at the provider. */
    ResponseCookie leaving(String encrypted, Duration longest) {
        return cookie(demo ? LEAVING_OF_DEMO : LEAVING, encrypted, longest);
    }

    ResponseCookie notLeaving() {
        return cookie(demo ? LEAVING_OF_DEMO : LEAVING, "", Duration.ZERO);
    }

    /** The secret of the session that a request shows; null if there is none, or more than one. */
    public @Nullable String secret(Function<String, @Nullable String> headers) {
        return only(headers, demo ? SESSION_OF_DEMO : SESSION);
    }

    @Nullable
    String waiting(Function<String, @Nullable String> headers) {
        return only(headers, demo ? WAITING_OF_DEMO : WAITING);
    }

    @Nullable
    String leaving(Function<String, @Nullable String> headers) {
        return only(headers, demo ? LEAVING_OF_DEMO : LEAVING);
    }

    private ResponseCookie cookie(String name, String value, @Nullable Duration longest) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(!demo)
                .sameSite("Lax")
                .path("/");
        if (longest != null) {
            cookie.maxAge(longest);
        }
        return cookie.build();
    }

    private static @Nullable String only(Function<String, @Nullable String> headers, String name) {
        String cookies = headers.apply("Cookie");
        if (cookies == null || !cookies.contains(name)) {
            return null;
        }
        List<String> values = Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .toList();
        return values.size() == 1
                        && !values.getFirst().isEmpty()
                        && values.getFirst().length() <= MAX_LENGTH
                ? values.getFirst()
                : null;
    }
}
