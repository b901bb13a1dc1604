package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;

/** What RFC 9112 asks of the head of every request, whoever answers it. */
final class RequestHeads {

    private static final String SCHEME_END = "://";

    private RequestHeads() {}

    /**
     * What is wrong with a head; null if nothing is. A message without exactly one {@code Host} may be meant for somebody
     * else (section 3.2), and with two {@code Authorization} it is anybody's guess who calls.
     */
    static @Nullable ApiException wrong(HttpRequest head) {
        HttpHeaders headers = head.headers();
        int hosts = count(headers, HttpHeaderNames.HOST);
        if (hosts > 1 || (hosts == 0 && !isHttp10(head))) {
            return ApiException.of(400, FindingCode.HEADER_INVALID, "", "Host");
        }
        if (count(headers, HttpHeaderNames.AUTHORIZATION) > 1) {
            return ApiException.of(400, FindingCode.HEADER_INVALID, "", "Authorization");
        }
        return null;
    }

    private static int count(HttpHeaders headers, CharSequence name) {
        int count = 0;
        for (var values = headers.valueCharSequenceIterator(name); values.hasNext(); values.next()) {
            count++;
        }
        return count;
    }

    /** The absolute form of a target says the host itself, and the header is then ignored (section 3.2.2). */
    static void toOriginForm(HttpRequest head) {
        String target = head.uri();
        if (target.isEmpty() || target.charAt(0) == '/' || !target.regionMatches(true, 0, "http", 0, 4)) {
            return;
        }
        int scheme = target.indexOf(SCHEME_END);
        if (scheme < 0 || scheme > "https".length()) {
            return;
        }
        int host = scheme + SCHEME_END.length();
        int path = host;
        while (path < target.length() && "/?#".indexOf(target.charAt(path)) < 0) {
            path++;
        }
        head.headers().set(HttpHeaderNames.HOST, target.substring(host, path));
        String rest = target.substring(path);
        head.setUri(rest.startsWith("/") ? rest : "/" + rest);
    }

    static boolean isHttp10(HttpRequest head) {
        return head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
    }

    /** One answer for each connection: what HTTP/1.0 has for keep-alive depends on lengths that we may not know. */
    static void closeAfter(HttpRequest head) {
        head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }

    /** The announced length of the body in bytes; 0 if there is none, negative if it comes in chunks. */
    static long bodyLength(HttpRequest head) {
        if (head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return -1;
        }
        String length = head.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        // Netty has refused whatever is no number.
        return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length.strip());
    }
}
