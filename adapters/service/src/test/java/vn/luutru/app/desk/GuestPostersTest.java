package vn.luutru.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.IntegrationTest;
import vn.luutru.access.desk.DeskException;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Posters;
import vn.luutru.access.desk.Sender;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.FindingCode;

@IntegrationTest
class GuestPostersTest {

    private static final String ESTABLISHMENT = "E-POSTER";
    private static final String CARDS = "/v1/desk/guest-cards";
    private static final StayDetails GUEST = StayDetails.builder()
            .set(Field.FULL_NAME, "KIM MIN SU")
            .set(Field.DATE_OF_BIRTH, BirthDate.parse("1988-05-01"))
            .set(Field.SEX, Sex.MALE)
            .set(Field.NATIONALITY, "KOR")
            .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
            .set(Field.DOCUMENT_NUMBER, "M00000001")
            .build();

    private RunningLuutru luutru;
    private GuestCards cards;
    private Posters posters;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "16531");
        luutru.hotel("E-POSTER-OTHER", "16531");
        cards = luutru.context.getBean(GuestCards.class);
        posters = luutru.context.getBean(Posters.class);
    }

    private String poster() throws Exception {
        Reply issued =
                luutru.post(OPERATOR, "/v1/establishments/" + ESTABLISHMENT + "/posters", "{\"label\": \"Sảnh\"}");
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        String id = issued.json().path("posterId").asString();
        assertThat(issued.json().path("url").asString()).isEqualTo("http://127.0.0.1:" + luutru.port + "/g/" + id);
        return id;
    }

    private GuestCard submit(String poster, String address) throws Exception {
        return cards.submit(poster, GUEST, Locale.KOREAN, Sender.of(InetAddress.getByName(address)));
    }

    @Test
    void what_a_guest_typed_is_declared_once_the_desk_confirms_it_and_then_waits_no_more() throws Exception {
        GuestCard card = submit(poster(), "192.0.2.1");
        DeskBrowser desk = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        JsonNode listed = desk.get(CARDS)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("code").asString().equals(card.code()))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("fullName").asString()).isEqualTo("KIM MIN SU");

        JsonNode typed = desk.get(CARDS + "/" + listed.path("id").asString()).json();
        assertThat(typed.path("language").asString()).isEqualTo("ko");
        ObjectNode checkIn = JsonMapper.builder().build().createObjectNode();
        checkIn.set("guest", typed.path("guest"));
        checkIn.put("arrivedAt", "2026-07-01T14:05:00+07:00").put("room", "301").put("purpose", "TOURISM");
        checkIn.putObject("capture").put("method", "SELF_CHECK_IN");
        Reply declared = desk.put("/v1/establishments/" + ESTABLISHMENT + "/stays/" + card.id(), checkIn.toString());
        assertThat(declared.status()).as(declared.text()).isEqualTo(201);
        assertThat(desk.delete(CARDS + "/" + card.id()).status()).isEqualTo(204);
        assertThat(desk.get(CARDS).text()).doesNotContain(card.id().toString());
        assertThat(desk.get(CARDS + "/" + card.id()).status()).isEqualTo(404);
    }

    @Test
    void cards_are_shown_to_their_own_desk_only_and_only_with_somebody_signed_in() throws Exception {
        GuestCard card = submit(poster(), "192.0.2.2");
        DeskBrowser other = DeskBrowser.signedIn(luutru, "E-POSTER-OTHER");
        assertThat(other.get(CARDS).text()).doesNotContain(card.id().toString());
        assertThat(other.get(CARDS + "/" + card.id()).status()).isEqualTo(404);
        assertThat(other.delete(CARDS + "/" + card.id()).status()).isEqualTo(404);
        DeskBrowser desk = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        desk.delete("/v1/desk/session");
        assertThat(desk.get(CARDS).codes()).containsExactly("DESK_LOCKED");
        assertThat(luutru.get(OPERATOR, CARDS).status()).isEqualTo(403);
        assertThat(luutru.get(ADMIN, CARDS).status()).isEqualTo(403);
    }

    @Test
    void a_revoked_poster_takes_nothing_any_more() throws Exception {
        String poster = poster();
        String address = "/v1/establishments/" + ESTABLISHMENT + "/posters/" + poster;
        assertThat(luutru.send(OPERATOR, "DELETE", address.replace(ESTABLISHMENT, "E-POSTER-OTHER"), null)
                        .status())
                .isEqualTo(404);
        assertThat(luutru.send(OPERATOR, "DELETE", address, null).status()).isEqualTo(204);
        assertThat(luutru.send(OPERATOR, "DELETE", address, null).status()).isEqualTo(404);
        assertThatThrownBy(() -> submit(poster, "192.0.2.3"))
                .isInstanceOfSatisfying(
                        DeskException.class,
                        refused -> assertThat(refused.finding().code()).isEqualTo(FindingCode.POSTER_REVOKED));
        assertThat(luutru.get(OPERATOR, "/v1/establishments/" + ESTABLISHMENT + "/posters")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("posterId").asString().equals(poster)))
                .allSatisfy(item -> assertThat(item.path("revokedAt").isNull()).isFalse());
    }

    @Test
    void a_desk_has_posters_of_its_own_establishment_and_of_no_other() throws Exception {
        DeskBrowser desk = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        Reply issued = desk.post("/v1/establishments/" + ESTABLISHMENT + "/posters", "{\"label\": \"Thang máy\"}");
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        assertThat(issued.json().path("issuedBy").asString()).startsWith("desk/");
        assertThat(desk.post("/v1/establishments/E-POSTER-OTHER/posters", "{\"label\": \"a\"}")
                        .codes())
                .containsExactly("ESTABLISHMENT_OUT_OF_SCOPE");
    }

    @Test
    void a_thousand_scans_of_one_address_are_throttled_and_the_desk_is_not_disturbed() throws Exception {
        String poster = poster();
        Sender sender = Sender.of(InetAddress.getByName("192.0.2.4"));
        DeskBrowser desk = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        int throttled = 0;
        for (int i = 0; i < 1000; i++) {
            try {
                posters.scanned(i % 2 == 0 ? poster : "invented" + i, sender);
            } catch (DeskException e) {
                throttled += e.finding().code() == FindingCode.TOO_MANY_ATTEMPTS ? 1 : 0;
            }
            if (i % 100 == 0) {
                assertThat(desk.get(CARDS).status()).isEqualTo(200);
                assertThat(luutru.get(OPERATOR, "/v1/establishments/" + ESTABLISHMENT + "/obligations")
                                .status())
                        .isEqualTo(200);
            }
        }
        // Of the 500 of each kind 300 are answered, and some more for the time that passes.
        assertThat(throttled).isBetween(100, 400);
        posters.scanned(poster, Sender.of(InetAddress.getByName("192.0.2.5")));
    }

    /** Decision 114: a poster opens nothing, but one of a stolen key is marked. */
    @Test
    void a_poster_outlives_the_key_that_made_it_and_an_administrator_sees_that_and_takes_it() throws Exception {
        String posters = "/v1/establishments/E-POSTER-KEYS/posters";
        luutru.hotel("E-POSTER-KEYS", "16531");
        JsonNode key = luutru.post(ADMIN, "/v1/keys", """
                        {"label": "Phần mềm lộ", "establishments": ["E-POSTER-KEYS"], "operations": ["CHECK_IN"]}\
                        """).json();
        String address = "/v1/keys/" + key.at("/key/id").asString();
        String stolen = luutru.post(key.path("secret").asString(), posters, "{\"label\": \"Biển lạ\"}")
                .json()
                .path("posterId")
                .asString();
        luutru.post(OPERATOR, posters, "{\"label\": \"Sảnh chính\"}");
        assertThat(listed(posters)).containsExactly("Sảnh chính false", "Biển lạ false");
        assertThat(luutru.send(ADMIN, "DELETE", address, null).status()).isEqualTo(204);

        assertThat(submit(stolen, "192.0.2.6").code()).isNotEmpty();
        assertThat(listed(posters)).containsExactly("Sảnh chính false", "Biển lạ true");
        OfficialBrowser admin = OfficialBrowser.signedIn(luutru.port, "demo-admin");
        String keys = "/quan-tri/co-so/E-POSTER-KEYS/khoa";
        String take = "/quan-tri/co-so/E-POSTER-KEYS/bien/" + stolen + "/thu";
        assertThat(admin.get(keys).body())
                .contains("Biển lạ", "Khoá hoặc quầy làm biển này đã bị thu hồi", take)
                .containsOnlyOnce("đã bị thu hồi");
        assertThat(admin.get(take).body()).contains("Thu hồi biển Biển lạ?");
        assertThat(admin.post(take, "").statusCode()).isEqualTo(303);
        assertThat(admin.get(keys).body()).doesNotContain("Biển lạ").contains("Sảnh chính");
        assertThat(admin.post(take, "").statusCode()).isEqualTo(404);
        assertThat(admin.get(take).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> submit(stolen, "192.0.2.6")).isInstanceOf(DeskException.class);
    }

    @Test
    void a_poster_of_a_key_that_another_took_the_place_of_is_like_any_other() throws Exception {
        String posters = "/v1/establishments/E-POSTER-TURN/posters";
        luutru.hotel("E-POSTER-TURN", "16531");
        JsonNode key = luutru.post(ADMIN, "/v1/keys", """
                        {"label": "Phần mềm đổi", "establishments": ["E-POSTER-TURN"], "operations": ["CHECK_IN"]}\
                        """).json();
        luutru.post(key.path("secret").asString(), posters, "{\"label\": \"Thang máy\"}");
        Reply rotated = luutru.post(ADMIN, "/v1/keys/" + key.at("/key/id").asString() + "/rotation", "");
        assertThat(rotated.status()).as(rotated.text()).isEqualTo(201);
        assertThat(listed(posters)).containsExactly("Thang máy false");
    }

    /** Labels, and whether whoever made the poster was revoked; the newest first. */
    private List<String> listed(String posters) throws Exception {
        return luutru.get(ADMIN, posters)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("label").asString() + " "
                        + item.path("issuerRevoked").asBoolean())
                .toList();
    }

    @Test
    void posters_stand_in_the_access_log() throws Exception {
        String poster = poster();
        luutru.send(OPERATOR, "DELETE", "/v1/establishments/" + ESTABLISHMENT + "/posters/" + poster, null);
        List<JsonNode> log = luutru.get(ADMIN, "/v1/access-log?kind=DESK&size=500&minPosition=" + luutru.head())
                .json()
                .path("items")
                .valueStream()
                .toList();
        String newest = log.stream()
                .filter(entry -> entry.path("question").asString().equals("poster-issued")
                        && entry.at("/criteria/establishment").asString().equals(ESTABLISHMENT))
                .map(entry -> entry.at("/criteria/poster").asString())
                .findFirst()
                .orElseThrow();
        assertThat(log.stream()
                        .filter(entry ->
                                entry.at("/criteria/poster").asString("").equals(newest))
                        .map(entry -> entry.path("question").asString()))
                .containsExactly("poster-revoked", "poster-issued");
    }
}
