package vn.luutru.app.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.luutru.app.figures.Spreadsheet;

/** Who calls pages and calls of the API, by a token or by the cookies of a session. */
final class TerritoryCaller {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int SECONDS = 30;

    /** What was answered, files as their text. */
    record Answer(int status, String text) {}

    private final String service;
    final String id;
    private final String token;
    private final Map<String, String> cookies;

    /**
     * @param id      as the log names them
     * @param token   null for a session
     * @param cookies of the session; null for a token
     */
    TerritoryCaller(int port, String id, String token, Map<String, String> cookies) {
        this.service = "http://127.0.0.1:" + port;
        this.id = id;
        this.token = token;
        this.cookies = new LinkedHashMap<>(cookies == null ? Map.of() : cookies);
    }

    boolean hasSession() {
        return token == null;
    }

    /** States what the pages of the police are opened for. */
    void begin() throws Exception {
        HttpResponse<InputStream> begun = CLIENT.send(
                request("POST", "/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=Ca+01"), BodyHandlers.ofInputStream());
        begun.body().close();
        HttpCookie task = HttpCookie.parse(
                        begun.headers().firstValue("Set-Cookie").orElseThrow())
                .getFirst();
        cookies.put(task.getName(), task.getValue());
    }

    /**
     * Calls.
     *
     * @param body  null without one
     * @param until of an answer that does not end, no more is read than up to one of these
     */
    Answer call(String method, String address, String body, List<String> until) throws Exception {
        HttpResponse<InputStream> answer = CLIENT.send(request(method, address, body), BodyHandlers.ofInputStream());
        boolean endless = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        try (InputStream in = answer.body()) {
            return new Answer(answer.statusCode(), endless ? beginning(in, until) : text(in.readAllBytes()));
        }
    }

    private static String beginning(InputStream in, List<String> until) throws Exception {
        StringBuilder read = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                byte[] some = new byte[8_192];
                int length;
                while (until.stream().noneMatch(read.toString()::contains) && (length = in.read(some)) > 0) {
                    read.append(new String(some, 0, length, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (!reader.join(Duration.ofSeconds(SECONDS))) {
            in.close();
            throw new AssertionError("None of " + until + " in " + read);
        }
        return read.toString();
    }

    private HttpRequest request(String method, String address, String body) {
        List<String> headers = new ArrayList<>(List.of("Accept", OfficialBrowser.ACCEPT));
        if (address.startsWith("/v1/")) {
            headers.addAll(List.of(TerritoryWorld.WHY));
        }
        if (token != null) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        } else {
            headers.addAll(List.of("Sec-Fetch-Site", "same-origin", "Origin", service));
        }
        if (!cookies.isEmpty()) {
            headers.addAll(List.of(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; "))));
        }
        String type = type(address);
        if (body != null) {
            headers.addAll(List.of("Content-Type", type));
        }
        return HttpRequest.newBuilder(URI.create(service + address))
                .timeout(Duration.ofSeconds(SECONDS))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(type.endsWith("urlencoded") ? encoded(body) : body))
                .headers(headers.toArray(String[]::new))
                .build();
    }

    private static String encoded(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .map(field -> field[0] + "="
                        + URLEncoder.encode(
                                URLDecoder.decode(field[1], StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String type(String address) {
        if (address.equals("/v1/declarations")) {
            return "application/x-ndjson";
        }
        return address.startsWith("/v1/") ? "application/json" : "application/x-www-form-urlencoded";
    }

    /** Of a workbook the cells of all its sheets. */
    private static String text(byte[] body) throws IOException {
        if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
            return new String(body, StandardCharsets.UTF_8);
        }
        List<String> sheets = Spreadsheet.names(body);
        StringBuilder text = new StringBuilder();
        for (int sheet = 0; sheet < sheets.size(); sheet++) {
            text.append(sheets.get(sheet))
                    .append(Spreadsheet.sheet(body, sheet))
                    .append('\n');
        }
        return text.toString();
    }
}
