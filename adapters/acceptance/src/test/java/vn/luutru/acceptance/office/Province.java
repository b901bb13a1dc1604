package vn.luutru.acceptance.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.acceptance.RunningService;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.Vietnam;
import vn.luutru.demo.DeclarationGenerator;
import vn.luutru.demo.DemoProvince;
import vn.luutru.demo.GeneratedLine;

/** A service of its own whose province has had guests since the beginning of last month. */
final class Province {

    private static final int ARRIVALS_A_DAY = 400;
    private static final long SEED = 38;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static @Nullable Province shared;

    private final RunningService service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Province(RunningService service) {
        this.service = service;
    }

    /** The one that the tests of this package share; it ends with the Java machine. */
    static synchronized Province get() {
        if (shared == null) {
            Province province = new Province(RunningService.start());
            province.fill();
            shared = province;
        }
        return shared;
    }

    private void fill() {
        LocalDate today = today();
        LocalDate first = today.withDayOfMonth(1).minusMonths(1);
        String lines = new DeclarationGenerator(SEED, DemoProvince.establishments())
                .days(first, Math.toIntExact(ChronoUnit.DAYS.between(first, today)), ARRIVALS_A_DAY)
                .map(GeneratedLine::json)
                .collect(Collectors.joining("\n"));
        HttpResponse<String> answer =
                send("demo-operator", "POST", "/v1/declarations", "application/x-ndjson", lines + "\n");
        JsonNode summary =
                JSON.readTree(answer.body().lines().toList().getLast()).path("summary");
        assertThat(summary.path("accepted").asLong()).as(summary.toString()).isGreaterThan(5_000);
        long last = answer.body()
                .lines()
                .map(JSON::readTree)
                .mapToLong(line -> line.path("receipt").path("position").asLong())
                .max()
                .orElseThrow();
        // What the pages show is read after all of it: the call waits for the read model.
        HttpResponse<String> read =
                send("demo-health", "GET", "/v1/hospitals/occupancy?minPosition=" + last, "application/json", null);
        for (int more = 0; read.statusCode() == 504 && more < 20; more++) {
            read = send("demo-health", "GET", "/v1/hospitals/occupancy?minPosition=" + last, "application/json", null);
        }
        assertThat(read.statusCode()).isEqualTo(200);
    }

    LocalDate today() {
        return Vietnam.dateOf(Instant.now());
    }

    String origin() {
        return service.origin();
    }

    /** Opens a page as one of the demo's officials, who signs in on the way. */
    Page signIn(Visit visit, String official, String path) {
        Page page = visit.page();
        page.navigate(origin() + path);
        page.locator("form:has(input[value='" + official + "']) button").click();
        page.locator("nav.lt-tabs, body.lt-wall").first().waitFor();
        return page;
    }

    /** What a call answers. */
    HttpResponse<String> send(String token, String method, String path, String type, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file as the browser would save it. */
    byte[] file(String token, String path) {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(origin() + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every page of the offices, with whose it is. */
    static List<String[]> pages() {
        return List.of(
                new String[] {"demo-tourism", "/du-lich", "du-lich"},
                new String[] {"demo-tourism", "/du-lich?ky=thang-truoc", "du-lich-thang"},
                new String[] {"demo-tourism", "/du-lich/ban-do", "du-lich-ban-do"},
                new String[] {"demo-tourism", "/du-lich/bao-cao", "du-lich-bao-cao"},
                new String[] {"demo-tourism", "/du-lich/man-hinh", "du-lich-man-hinh"},
                new String[] {"demo-zone", "/khu-cong-nghiep", "khu-cong-nghiep"},
                new String[] {"demo-zone", "/khu-cong-nghiep/khu/kkt-nghi-son", "khu-nghi-son"},
                new String[] {"demo-zone", "/khu-cong-nghiep/doanh-nghiep", "khu-doanh-nghiep"},
                new String[] {"demo-zone", "/khu-cong-nghiep/bien-dong", "khu-bien-dong"},
                new String[] {"demo-zone", "/khu-cong-nghiep/tu-30-ngay", "khu-30-ngay"},
                new String[] {"demo-health", "/y-te", "y-te"},
                new String[] {"demo-health", "/y-te/khoa", "y-te-khoa"},
                new String[] {"demo-health", "/y-te/xu-huong", "y-te-xu-huong"});
    }
}
