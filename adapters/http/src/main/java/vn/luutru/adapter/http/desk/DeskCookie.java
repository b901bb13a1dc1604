package vn.luutru.adapter.http.desk;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that makes a browser a desk: opaque, for no script to read, for our own site only. Over an encrypted
 * connection it has the prefix {@code __Host-}, so that neither a sibling host nor an unencrypted page can plant one; on
 * the loopback, where nothing is encrypted, a plain name.
 */
final class DeskCookie {

    private static final String PLAIN = "luutru-desk";
    private static final String OF_THIS_HOST = "__Host-" + PLAIN;

    /** The longest time for which browsers keep one; each look at the desk begins it anew. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final int MAX_LENGTH = 64;

    private DeskCookie() {}

    static ResponseCookie of(String secret, boolean encrypted) {
        return ResponseCookie.from(encrypted ? OF_THIS_HOST : PLAIN, secret)
                .httpOnly(true)
                .secure(encrypted)
                .sameSite("Strict")
                .path("/")
                .maxAge(KEPT)
                .build();
    }

    /** The secret that a request shows; null if there is none, or more than one: then nobody knows who planted which. */
    static @Nullable String secret(Function<String, @Nullable String> headers) {
        String cookies = headers.apply("Cookie");
        if (cookies == null || !cookies.contains(PLAIN)) {
            return null;
        }
        String encrypted = only(cookies, OF_THIS_HOST);
        if (encrypted != null) {
            return encrypted;
        }
        return Hosts.isLoopback(headers.apply("Host")) ? only(cookies, PLAIN) : null;
    }

    private static @Nullable String only(String cookies, String name) {
        List<String> values = Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .toList();
        return values.size() == 1 && values.getFirst().length() <= MAX_LENGTH ? values.getFirst() : null;
    }
}
