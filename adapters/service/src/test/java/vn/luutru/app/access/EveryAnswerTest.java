package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** What every answer tells browsers and caches, whichever part of the service gives it. */
@IntegrationTest
class EveryAnswerTest {

    private static final List<String> NAMES = List.of(
            "Cache-Control",
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Permissions-Policy");

    /** Those whose content never changes, or is public and dated. */
    private static final List<String> KEPT = List.of("/assets/", "/webjars/", "/.well-known/", "/favicon.ico");

    @Test
    void every_route_with_every_method_says_how_it_is_to_be_treated() throws Exception {
        RunningLuutru luutru = RunningLuutru.get();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Set<String>> route :
                RouteTableTest.routes(luutru).entrySet()) {
            String path = route.getKey().replace("/**", "/none").replaceAll("\\{[^/]*}", "none-1");
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS")) {
                for (String token : List.of("demo-admin", "luutru_invented")) {
                    String body = method.startsWith("P") ? "{}" : null;
                    Reply reply = luutru.send(token, method, path, body, "Accept", "text/html,application/json");
                    check(
                            method + " " + path + " " + reply.status(),
                            reply.response().headers(),
                            wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(String what, HttpHeaders headers, List<String> wrong) {
        for (String name : NAMES) {
            if (headers.allValues(name).size() != 1) {
                wrong.add(what + ": " + name + " " + headers.allValues(name));
            }
        }
        boolean kept =
                KEPT.stream().anyMatch(what::contains) || what.contains("/v1/code-tables") || what.contains("/docs");
        String cache = headers.firstValue("Cache-Control").orElse("");
        if (!kept && !cache.contains("no-store") && !cache.contains("private") && !cache.contains("no-cache")) {
            wrong.add(what + ": Cache-Control " + cache);
        }
        if (headers.firstValue("X-Content-Type-Options")
                .filter("nosniff"::equals)
                .isEmpty()) {
            wrong.add(what + ": may be sniffed");
        }
        if (!headers.firstValue("Content-Security-Policy").orElse("").contains("frame-ancestors 'none'")) {
            wrong.add(what + ": may be framed");
        }
        if (headers.firstValue("Strict-Transport-Security").isPresent()) {
            wrong.add(what + ": asks for encryption that there is none of");
        }
    }

    @Test
    void what_is_no_request_is_answered_in_the_same_way() throws Exception {
        RunningLuutru luutru = RunningLuutru.get();
        for (String sent : List.of(
                "GARBAGE\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            String head = answer(luutru.port, sent);
            assertThat(head).as(sent.substring(0, 9)).startsWith("HTTP/1.1 4");
            for (String name : NAMES) {
                assertThat(head).as(sent.substring(0, 9)).containsIgnoringCase("\r\n" + name + ":");
            }
        }
    }

    @Test
    void behind_an_encrypted_address_browsers_are_told_to_come_encrypted_only(@TempDir Path data) throws Exception {
        try (RunningLuutru encrypted = RunningLuutru.start(data, "--luutru.web.address=https://luutru.example.vn")) {
            for (String path : List.of("/", "/v1/findings", "/nothing", "/v1/establishments/E/stays/S")) {
                assertThat(encrypted.get(null, path).header("Strict-Transport-Security"))
                        .as(path)
                        .startsWith("max-age=31536000");
            }
        }
    }

    private static String answer(int port, String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            byte[] some = new byte[8_192];
            int length = 0;
            int read;
            while (length < some.length
                    && !new String(some, 0, length, StandardCharsets.US_ASCII).contains("\r\n\r\n")
                    && (read = socket.getInputStream().read(some, length, some.length - length)) > 0) {
                length += read;
            }
            return new String(some, 0, length, StandardCharsets.US_ASCII);
        }
    }
}
