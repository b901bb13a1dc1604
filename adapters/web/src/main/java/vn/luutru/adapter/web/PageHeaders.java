package vn.luutru.adapter.web;

import org.springframework.http.HttpHeaders;

/** What browsers are to do with a page. */
final class PageHeaders {

    /** Nothing inline, nothing from elsewhere; {@code data:} for the drawings in the style sheets. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String PERMISSIONS = "camera=(self), serial=(self), geolocation=(), microphone=(), payment=()";

    private PageHeaders() {}

    static void set(HttpHeaders headers) {
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Permissions-Policy", PERMISSIONS);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.setCacheControl("no-store");
    }
}
