package vn.luutru.benchmark.load;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser in which an official of the demo signs in and says what they are working on. */
public final class OfficialBrowser {

    private final HttpClient client;
    private final URI service;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private OfficialBrowser(HttpClient client, URI service) {
        this.client = client;
        this.service = service;
    }

    /**
     * The cookies of an officer at work, as a header has them.
     *
     * @param account of the demo
     * @throws IOException if they are not let in
     */
    public static String atWork(URI service, String account) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            OfficialBrowser browser = new OfficialBrowser(client, service);
            browser.post("/dang-nhap/thu", "nguoi=" + account);
            browser.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=BENCH&tiep=%2Fcong-an");
            return browser.cookies();
        }
    }

    private void post(String path, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", service.getScheme() + "://" + service.getAuthority())
                .POST(BodyPublishers.ofString(form));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 3) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        for (String header : answer.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(header).getFirst();
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private String cookies() {
        return cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }
}
