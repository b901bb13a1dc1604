package vn.luutru.app.access;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An official's browser: it keeps cookies for the service, follows redirects, and says which site a form comes from. */
public final class OfficialBrowser {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** As browsers ask for pages. */
    public static final String ACCEPT = "text/html,*/*;q=0.8";

    private final String service;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public OfficialBrowser(int port) {
        this.service = "http://127.0.0.1:" + port;
    }

    /** The browser of an official of the demo. */
    public static OfficialBrowser signedIn(int port, String account) throws IOException, InterruptedException {
        OfficialBrowser browser = new OfficialBrowser(port);
        HttpResponse<String> in = browser.post("/dang-nhap/thu", "nguoi=" + account);
        if (in.statusCode() != 303) {
            throw new AssertionError(account + " is not signed in: " + in.statusCode());
        }
        return browser;
    }

    /** The browser of an officer of the demo who has stated what persons are looked at for. */
    public static OfficialBrowser atWork(int port, String account) throws IOException, InterruptedException {
        OfficialBrowser browser = signedIn(port, account);
        HttpResponse<String> begun = browser.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=Ca+01&tiep=%2Fcong-an");
        if (begun.statusCode() != 303) {
            throw new AssertionError(account + " is not at work: " + begun.statusCode());
        }
        return browser;
    }

    /** The cookies that it would send. */
    public Map<String, String> cookies() {
        return cookies;
    }

    public String address() {
        return service;
    }

    /** One page, without going on. */
    public HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        return send(request(address).GET(), headers);
    }

    /** The status of a call of one of our own pages, with whatever method; bodies are empty objects. */
    public int send(String method, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, method.startsWith("P") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        return send(request, "Sec-Fetch-Site", "same-origin", "Origin", service).statusCode();
    }

    /** A form of one of our own pages. */
    public HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return post(path, form, "Sec-Fetch-Site", "same-origin", "Origin", service);
    }

    /** A form that takes files, with one field: a file by its name, or text where that is null. */
    public HttpResponse<String> upload(String path, String field, String fileName, byte[] content)
            throws IOException, InterruptedException {
        String boundary = "luutru-upload";
        String head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                .formatted(
                        boundary,
                        field,
                        fileName == null
                                ? ""
                                : "; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream");
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                BodyPublishers.ofByteArray(content),
                                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))),
                "Sec-Fetch-Site",
                "same-origin",
                "Origin",
                service);
    }

    /** A form with other headers. */
    public HttpResponse<String> post(String path, String form, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                headers);
    }

    /** The file that a form of one of our own pages asks for. */
    public HttpResponse<byte[]> download(String path, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .headers("Sec-Fetch-Site", "same-origin", "Origin", service)
                .POST(BodyPublishers.ofString(form));
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** To a page, and on for as long as it is redirected. */
    public HttpResponse<String> follow(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(address);
        for (int steps = 0; answer.statusCode() / 100 == 3 && steps < 10; steps++) {
            answer = get(location(answer));
        }
        return answer;
    }

    /** The first address in a page that ends a quotation and matches a pattern. */
    public static String link(String page, String pattern) {
        Matcher link = Pattern.compile("(" + pattern + ")\"").matcher(page);
        if (!link.find()) {
            throw new AssertionError("No " + pattern + " in " + page);
        }
        return link.group(1);
    }

    public static String location(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString();
    }

    private HttpRequest.Builder request(String address) {
        URI uri = URI.create(address.startsWith("/") ? service + address : address);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", ACCEPT);
        if (uri.toString().startsWith(service + "/") && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        for (String header : answer.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(header).getFirst();
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }
}
