package vn.luutru.adapter.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import vn.luutru.access.session.OfficialSession;

/** The call of a page: in which language and look it is answered, and what its address says. */
public final class PageRequest {

    static final String LANGUAGE = "lang";
    static final String THEME = "theme";

    private final ServerHttpRequest request;
    private final List<Language> spoken;
    private final Language language;
    private final Theme theme;
    private final @Nullable OfficialSession session;

    PageRequest(ServerHttpRequest request, List<Language> spoken) {
        this(request, spoken, null);
    }

    /** @param session who is signed in; null for nobody */
    PageRequest(ServerHttpRequest request, List<Language> spoken, @Nullable OfficialSession session) {
        this.request = request;
        this.session = session;
        this.spoken = List.copyOf(spoken);
        this.language = Language.choose(
                parameter(LANGUAGE), cookie(LANGUAGE), request.getHeaders().getFirst("Accept-Language"), spoken);
        Theme asked = Theme.of(parameter(THEME));
        Theme chosen = Theme.of(cookie(THEME));
        this.theme = asked != null ? asked : chosen != null ? chosen : Theme.AUTO;
    }

    /** The language of the answer. */
    public Language language() {
        return language;
    }

    /** The languages that this page speaks, in the order in which they are offered. */
    public List<Language> spoken() {
        return spoken;
    }

    /** The official who is signed in at this browser; null for nobody. */
    public @Nullable OfficialSession session() {
        return session;
    }

    /** Light, dark, or as the device has it. */
    public Theme theme() {
        return theme;
    }

    /** The path, without the query; as it came, percent-encoded. */
    public String path() {
        return request.getPath().pathWithinApplication().value();
    }

    /** The first value of a parameter in the address; null if it has none. */
    public @Nullable String parameter(String name) {
        return request.getQueryParams().getFirst(name);
    }

    /** The value of a cookie; null if the browser sent none of this name, or several. */
    public @Nullable String cookie(String name) {
        List<HttpCookie> all = request.getCookies().get(name);
        return all == null || all.size() != 1 ? null : all.getFirst().getValue();
    }

    /** Whether the browser's connection is encrypted, as a proxy in front says where there is one. */
    public boolean encrypted() {
        String forwarded = first("X-Forwarded-Proto");
        return forwarded == null ? "https".equals(request.getURI().getScheme()) : forwarded.equals("https");
    }

    /** Scheme, host and port as the browser has them. */
    public String origin() {
        String forwarded = first("X-Forwarded-Host");
        String host = forwarded == null ? request.getHeaders().getFirst("Host") : forwarded;
        return (encrypted() ? "https://" : "http://") + (host == null ? "" : host);
    }

    private @Nullable String first(String header) {
        String values = request.getHeaders().getFirst(header);
        return values == null ? null : values.split(",", 2)[0].strip();
    }

    /** The request itself. */
    public ServerHttpRequest request() {
        return request;
    }

    /** The address of this page with one parameter set; null takes it away. */
    String with(String name, @Nullable String value) {
        StringBuilder address = new StringBuilder(path());
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : query().entrySet()) {
            boolean kept = !parameter.getKey().equals(name)
                    && !parameter.getKey().equals(LANGUAGE)
                    && !parameter.getKey().equals(THEME);
            for (String known : kept ? parameter.getValue() : List.<String>of()) {
                separator = append(address, separator, parameter.getKey(), known);
            }
        }
        if (value != null) {
            append(address, separator, name, value);
        }
        return address.toString();
    }

    private MultiValueMap<String, String> query() {
        return request.getQueryParams();
    }

    private static char append(StringBuilder address, char separator, String name, @Nullable String value) {
        address.append(separator).append(encode(name));
        if (value != null) {
            address.append('=').append(encode(value));
        }
        return '&';
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
