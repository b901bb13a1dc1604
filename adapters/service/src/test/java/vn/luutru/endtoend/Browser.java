package vn.luutru.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser with its cookies, which a balancer leads to one process or to another. */
final class Browser {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final boolean desk;
    private final Map<String, String> cookies = new TreeMap<>();

    private Browser(boolean desk) {
        this.desk = desk;
    }

    /** One at a reception: its pages name themselves in each call. */
    static Browser ofDesk() {
        return new Browser(true);
    }

    static Browser ofOfficial() {
        return new Browser(false);
    }

    /** Another browser with the same cookies, as they are now. */
    Browser copy() {
        Browser copy = new Browser(desk);
        copy.cookies.putAll(cookies);
        return copy;
    }

    HttpResponse<String> get(Server process, String path) throws IOException, InterruptedException {
        return send(process, "GET", path, "application/json", "");
    }

    HttpResponse<String> post(Server process, String path, String json) throws IOException, InterruptedException {
        return send(process, "POST", path, "application/json", json);
    }

    HttpResponse<String> put(Server process, String path, String json) throws IOException, InterruptedException {
        return send(process, "PUT", path, "application/json", json);
    }

    HttpResponse<String> form(Server process, String path, String form) throws IOException, InterruptedException {
        return send(process, "POST", path, "application/x-www-form-urlencoded", form);
    }

    private HttpResponse<String> send(Server process, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + process.port();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Origin", address)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "vi")
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (desk) {
            request.header("X-Luutru-Desk", "1");
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        for (String given : answer.headers().allValues("Set-Cookie")) {
            String[] cookie = given.split(";", 2)[0].split("=", 2);
            if (cookie[1].isEmpty()) {
                cookies.remove(cookie[0]);
            } else {
                cookies.put(cookie[0], cookie[1]);
            }
        }
        return answer;
    }
}
