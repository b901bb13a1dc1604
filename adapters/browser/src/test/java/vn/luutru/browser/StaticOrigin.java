package vn.luutru.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server of a few fixed files on this machine, with the policy that the service's pages have. */
public final class StaticOrigin implements AutoCloseable {

    /** Everything from the own origin, nothing inline, nothing evaluated. */
    public static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
                    + "worker-src 'self'; manifest-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "png", "image/png",
            "jpg", "image/jpeg");

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private StaticOrigin(HttpServer server) {
        this.server = server;
    }

    /** On a free port. */
    public static StaticOrigin start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StaticOrigin origin = new StaticOrigin(server);
            server.createContext("/", origin::serve);
            server.start();
            return origin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scheme, host and port; the host is one that browsers trust like HTTPS. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Puts a text at a path, for example {@code /index.html}; its ending says its media type. */
    public StaticOrigin with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts bytes at a path. */
    public StaticOrigin with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    /** The content at a path. */
    public byte[] at(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("Nothing at " + path);
        }
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] bytes = files.get(path);
            if (path.equals("/favicon.ico")) {
                exchange.sendResponseHeaders(204, -1);
            } else if (bytes == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", type(path));
                exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static String type(String path) {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
