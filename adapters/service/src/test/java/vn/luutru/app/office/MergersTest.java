package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.net.http.HttpResponse;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;

/** One establishment that was registered twice becomes one, by calls and by pages, and nothing of it is lost. */
@IntegrationTest
class MergersTest {

    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
    }

    @Test
    void after_a_merger_declarations_are_pointed_on_and_stays_remain_with_their_receipts() throws Exception {
        luutru.hotel("M-OLD-1", "16531");
        luutru.hotel("M-NEW-1", "16531");
        Reply first = declared("M-OLD-1", "A-1", 201);
        String receipt = first.json().at("/receipt/number").asString();

        Reply merged = merge("M-OLD-1", "M-NEW-1", "2026-07-01");
        assertThat(merged.status()).as(merged.text()).isEqualTo(201);
        assertThat(merge("M-OLD-1", "M-NEW-1", "2026-07-01").status()).isEqualTo(200);

        Reply refused = declared("M-OLD-1", "A-2", 422);
        assertThat(refused.codes()).containsExactly("ESTABLISHMENT_MERGED");
        assertThat(refused.json().at("/findings/0/message").asString()).contains("M-NEW-1");
        declared("M-NEW-1", "A-2", 201);
        assertThat(luutru.get(ADMIN, "/v1/establishments/M-OLD-1")
                        .json()
                        .path("mergedInto")
                        .asString())
                .isEqualTo("M-NEW-1");
        assertThat(luutru.get(OPERATOR, "/v1/establishments/M-OLD-1/stays/A-1").status())
                .isEqualTo(200);
        assertThat(luutru.get(OPERATOR, "/v1/receipts/" + receipt).status()).isEqualTo(200);
        assertThat(luutru.post(
                                OPERATOR,
                                "/v1/establishments/M-OLD-1/stays/A-1/check-out",
                                "{\"departedAt\": \"2026-07-03T11:00:00+07:00\"}")
                        .status())
                .isEqualTo(201);

        List<JsonNode> found = luutru.get(
                        POLICE,
                        "/v1/residents?establishment=M-NEW-1&minPosition=" + luutru.head(),
                        "X-Purpose",
                        "RESIDENCE_CHECK",
                        "X-Case",
                        "Ca 01")
                .json()
                .path("items")
                .valueStream()
                .toList();
        assertThat(found)
                .extracting(stay -> stay.path("establishmentId").asString() + "/"
                        + stay.path("reference").asString())
                .containsExactlyInAnyOrder("M-OLD-1/A-1", "M-NEW-1/A-2");
    }

    @Test
    void figures_count_each_stay_once_and_the_rooms_of_the_establishment_once() throws Exception {
        long rooms = available("16591");
        long arrivals = arrivals("16591");
        luutru.hotel("M-OLD-2", "16591");
        luutru.hotel("M-NEW-2", "16591");
        declared("M-OLD-2", "B-1", 201);
        declared("M-NEW-2", "B-2", 201);
        assertThat(available("16591") - rooms).isEqualTo(2 * 40 * 31);
        assertThat(arrivals("16591") - arrivals).isEqualTo(2);

        assertThat(merge("M-OLD-2", "M-NEW-2", "2020-01-01").status()).isEqualTo(201);

        assertThat(available("16591") - rooms).isEqualTo(40 * 31);
        assertThat(arrivals("16591") - arrivals).isEqualTo(2);
    }

    @Test
    void an_administrator_looks_at_both_and_confirms() throws Exception {
        luutru.hotel("M-OLD-3", "16531");
        luutru.hotel("M-NEW-3", "16531");
        declared("M-OLD-3", "C-1", 201);
        OfficialBrowser admin = new OfficialBrowser(luutru.port);
        admin.post("/dang-nhap/thu", "nguoi=demo-admin");
        admin.post("/quan-tri/co-so/M-OLD-3/khoa", "label=May-cu");

        JsonNode preview = luutru.get(
                        ADMIN, "/v1/establishments/M-OLD-3/merger?into=M-NEW-3&minPosition=" + luutru.head())
                .json();
        assertThat(preview.at("/ended/inHouse").asLong()).isEqualTo(1);
        assertThat(preview.at("/ended/stays").asLong()).isEqualTo(1);
        assertThat(preview.at("/ended/keys/0").asString()).isEqualTo("May-cu");
        assertThat(preview.at("/stays/stays").asLong()).isZero();
        assertThat(preview.path("differs").valueStream().map(JsonNode::asString))
                .containsExactly("name");
        assertThat(luutru.get(ADMIN, "/v1/establishments/M-OLD-3/merger?into=none")
                        .status())
                .isEqualTo(404);

        Awaitility.await()
                .untilAsserted(() -> assertThat(admin.get("/quan-tri/co-so/M-OLD-3/gop?vao=m-new-3")
                                .body())
                        .contains("/quan-tri/co-so/M-OLD-3/gop?vao=M-NEW-3"));
        assertThat(admin.get("/quan-tri/co-so/M-OLD-3/gop?vao=khong+co+dau").body())
                .contains("Không có cơ sở nào khác");
        assertThat(admin.get("/quan-tri/co-so/M-OLD-3/gop?vao=M-NEW-3").body())
                .contains("Đang lưu trú", "khác nhau", "May-cu", "cấp khoá, quầy mới cho mã M-NEW-3");
        HttpResponse<String> wrong = admin.post("/quan-tri/co-so/M-OLD-3/gop", "vao=M-NEW-3&from=31/02/2026&reason=");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Nhập ngày, ví dụ 29/11/2026");
        assertThat(admin.post("/quan-tri/co-so/M-OLD-3/gop", "vao=M-NEW-3&from=2026-07-01&reason=")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> done =
                admin.post("/quan-tri/co-so/M-OLD-3/gop", "vao=M-NEW-3&from=2026-07-01&reason=M%E1%BB%99t+nh%C3%A0");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(admin.follow(OfficialBrowser.location(done)).body())
                .contains("Đã gộp vào cơ sở M-NEW-3 từ ngày 01/07/2026");
        HttpResponse<String> back =
                admin.post("/quan-tri/co-so/M-NEW-3/gop", "vao=M-OLD-3&from=2026-07-01&reason=M%E1%BB%99t+nh%C3%A0");
        assertThat(back.statusCode()).isEqualTo(422);
        assertThat(back.body()).contains("đã gộp vào cơ sở khác");
    }

    @Test
    void guests_of_a_hospital_and_a_dormitory_that_were_merged_are_in_the_beds_of_the_one_that_stays()
            throws Exception {
        for (String kind : List.of("HOSPITAL", "WORKER_DORMITORY")) {
            for (String id : List.of("M-OLD-" + kind, "M-NEW-" + kind)) {
                assertThat(luutru.put(ADMIN, "/v1/establishments/" + id, """
                    {"name": "Mẫu %s", "type": "%s", "stars": null, "regime": "RESIDENCE_ONLY", "ward": "16600",
                     "zone": %s, "rooms": 5, "beds": 20, "remote": false, "validFrom": "2020-01-01"}
                    """.formatted(
                                                id, kind, kind.equals("HOSPITAL") ? "null" : "\"kcn-gop\""))
                                .status())
                        .isEqualTo(201);
                declared(id, "D-1", 201);
            }
        }
        assertThat(lines("/v1/hospitals/occupancy", "hospitals", "unspecified"))
                .contains("M-NEW-HOSPITAL 1 in 20", "M-OLD-HOSPITAL 1 in 20");
        assertThat(lines("/v1/zones/kcn-gop/occupancy", "dormitories", "persons"))
                .containsExactly("M-NEW-WORKER_DORMITORY 1 in 20", "M-OLD-WORKER_DORMITORY 1 in 20");

        for (String kind : List.of("HOSPITAL", "WORKER_DORMITORY")) {
            assertThat(merge("M-OLD-" + kind, "M-NEW-" + kind, "2026-07-01").status())
                    .isEqualTo(201);
        }

        assertThat(lines("/v1/hospitals/occupancy", "hospitals", "unspecified"))
                .contains("M-NEW-HOSPITAL 2 in 20")
                .noneMatch(line -> line.startsWith("M-OLD-HOSPITAL"));
        assertThat(lines("/v1/zones/kcn-gop/occupancy", "dormitories", "persons"))
                .containsExactly("M-NEW-WORKER_DORMITORY 2 in 20", "M-OLD-WORKER_DORMITORY 0 in 0");
        assertThat(lines("/v1/hospitals/occupancy?at=2026-07-01T23:00:00%2B07:00", "hospitals", "unspecified"))
                .as("on the day from which it holds")
                .contains("M-NEW-HOSPITAL 2 in 20");
    }

    private static List<String> lines(String path, String list, String measure) throws Exception {
        String minPosition = (path.contains("?") ? "&" : "?") + "minPosition=" + luutru.head();
        JsonNode answer = luutru.get(POLICE, path + minPosition, "X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01")
                .json();
        return answer.path(list)
                .valueStream()
                .map(line -> {
                    JsonNode persons = line.has("persons") ? line.path("persons") : line.path("figures");
                    return line.path("establishmentId").asString() + " "
                            + persons.path(measure).path("value").asLong() + " in "
                            + line.path("beds").asLong();
                })
                .toList();
    }

    private static Reply declared(String establishment, String reference, int status) throws Exception {
        String body = checkIn("Nguyễn Văn Thử", "038090000001");
        Reply reply = luutru.put(OPERATOR, "/v1/establishments/" + establishment + "/stays/" + reference, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply;
    }

    private static Reply merge(String ended, String stays, String from) throws Exception {
        return luutru.post(
                ADMIN,
                "/v1/establishments/" + ended + "/merger",
                "{\"into\": \"%s\", \"from\": \"%s\", \"reason\": \"Một nhà\"}".formatted(stays, from));
    }

    private static long available(String ward) throws Exception {
        return total(ward, "roomsAvailable");
    }

    private static long arrivals(String ward) throws Exception {
        return total(ward, "arrivals");
    }

    private static long total(String ward, String figure) throws Exception {
        Reply reply = luutru.get(
                POLICE,
                "/v1/statistics/tourism?from=2026-07-01&to=2026-07-31&groupBy=ward&minPosition=" + luutru.head());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json()
                .path("items")
                .valueStream()
                .filter(item -> item.at("/group/ward").asString().equals(ward))
                .mapToLong(item -> item.at("/figures/" + figure).asLong())
                .sum();
    }
}
