package vn.luutru.app.access;

import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import vn.luutru.FreePort;
import vn.luutru.adapter.identity.StandInProvider;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Vietnam;

/** A service with the same planted in two wards, and a provider with an official of each office for the first of them. */
final class TerritoryWorld implements AutoCloseable {

    static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01"};

    /** The roles of officials who may be limited to wards. */
    static final List<String> ROLES = List.of("POLICE", "TOURISM", "ZONE", "HEALTH", "OPERATIONS");

    private static final String WARD = "16531";

    private final StandInProvider provider;
    final RunningLuutru luutru;
    final TerritorySide inside;
    final TerritorySide outside;

    /** The secret of a key for the establishments of the first ward, and its id. */
    final String operator;

    final String operatorId;

    TerritoryWorld(Path data) throws Exception {
        provider = new StandInProvider();
        int port = FreePort.choose();
        luutru = RunningLuutru.start(
                data,
                "--server.port=" + port,
                "--luutru.officials.issuer=" + provider.issuer(),
                "--luutru.officials.audience=" + StandInProvider.CLIENT,
                "--luutru.sign-in.client-id=" + StandInProvider.CLIENT,
                "--luutru.sign-in.client-secret=" + StandInProvider.SECRET,
                "--luutru.web.address=http://127.0.0.1:" + port);
        luutru.settle();
        inside = plant("TRONG", "Trong", WARD, "038190000011", "21");
        outside = plant("NGOAI", "Ngoài", "14797", "038190000022", "22");
        JsonNode key = ok(luutru.post(ADMIN, "/v1/keys", """
            {"label": "Phần mềm thử", "establishments": ["E-TRONG", "E-TRONG-NT", "E-TRONG-BV"]}\
            """));
        operator = key.path("secret").asString();
        operatorId = key.at("/key/id").asString();
        // A key for several establishments waits for another administrator.
        ok(luutru.post("demo-admin-2", "/v1/keys/" + operatorId + "/confirmation", ""));
        luutru.settle();
    }

    private TerritorySide plant(String id, String word, String ward, String number, String label) throws Exception {
        String hotel = "E-" + id;
        String zone = "kcn-" + id.toLowerCase(Locale.ROOT);
        establishment(hotel, "Nhà " + word, "HOTEL", "3", "LICENSED_LODGING", ward, "null");
        establishment(hotel + "-NT", "Nhà " + word, "WORKER_DORMITORY", "null", "RESIDENCE_ONLY", ward, quoted(zone));
        establishment(
                hotel + "-NC", "Nhà " + word, "WORKER_DORMITORY", "null", "RESIDENCE_ONLY", ward, quoted("kcn-chung"));
        establishment(hotel + "-BV", "Nhà " + word, "HOSPITAL", "null", "RESIDENCE_ONLY", ward, "null");
        String name = "Trần Thị " + word;
        String receipt = "";
        for (String one : List.of(hotel, hotel + "-NT", hotel + "-NC", hotel + "-BV")) {
            Reply declared = luutru.put(
                    OPERATOR, "/v1/establishments/" + one + "/stays/s1", RunningLuutru.checkIn(name, number));
            receipt = receipt.isEmpty() ? declared.receiptNumber() : receipt;
        }
        JsonNode device = ok(luutru.post(
                OPERATOR,
                "/v1/devices",
                "{\"establishmentId\": \"%s\", \"label\": \"Quầy %s\"}".formatted(hotel, label)));
        JsonNode poster = ok(luutru.post(
                OPERATOR, "/v1/establishments/" + hotel + "/posters", "{\"label\": \"Sảnh %s\"}".formatted(label)));
        LocalDate today = LocalDate.now(Vietnam.ZONE);
        JsonNode entry =
                ok(luutru.post(POLICE, "/v1/watch-list", """
                    {"number": "%s", "owner": "Đơn vị %s", "basis": "QĐ 1", "wards": ["%s"], "expiresOn": "%s"}\
                    """.formatted(number, word, ward, today.plusMonths(3))));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ward", ward);
        values.put("establishment", hotel);
        values.put("zone", zone);
        values.put("name", name);
        values.put("establishmentName", "Nhà " + word);
        values.put("number", number);
        values.put("receipt", receipt);
        values.put("device", device.path("deviceId").asString());
        values.put("poster", poster.path("posterId").asString());
        values.put("entry", entry.path("id").asString());
        luutru.settle();
        values.put("alert", alert(number));
        values.put("person", person(number));
        values.put("day", "2026-07-01");
        values.put("month", "2026-07");
        values.put("year", Integer.toString(YearMonth.of(2026, 7).getYear()));
        values.put("expiry", today.plusMonths(3).toString());
        return new TerritorySide(
                values, List.of(hotel, "Nhà " + word, name, number, zone, ward, "Đơn vị " + word, "Quầy " + label));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private void establishment(
            String id, String name, String type, String stars, String regime, String ward, String zone)
            throws Exception {
        ok(luutru.put(ADMIN, "/v1/establishments/" + id, """
            {"name": "%s", "type": "%s", "stars": %s, "regime": "%s", "ward": "%s", "zone": %s,
             "rooms": 40, "beds": 80, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(name, type, stars, regime, ward, zone)));
    }

    private String person(String number) throws Exception {
        return ok(luutru.send(
                        POLICE,
                        "POST",
                        "/v1/residents/search?minPosition=" + luutru.head(),
                        "{\"document\": \"" + number + "\"}",
                        WHY))
                .at("/items/0/personId")
                .asString();
    }

    private String alert(String number) {
        return Awaitility.await()
                .until(
                        () -> ok(luutru.get(POLICE, "/v1/watch-list/alerts?minPosition=" + luutru.head(), WHY))
                                .path("items")
                                .valueStream()
                                .filter(alert -> alert.at("/resident/document/number")
                                        .asString()
                                        .equals(number))
                                .map(alert -> alert.path("alertId").asString())
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private static JsonNode ok(Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new AssertionError(reply.status() + " " + reply.text());
        }
        return reply.json();
    }

    /** Who calls in each column of the table, by token and by session; of operators by token alone. */
    List<TerritoryCaller> callers() throws Exception {
        List<TerritoryCaller> callers = new ArrayList<>();
        for (String role : ROLES) {
            Map<String, Object> claims = Map.of("sub", "can-bo-" + role, "role", role, "territory", WARD);
            provider.signsIn(SignInService.person(claims));
            OfficialBrowser browser = new OfficialBrowser(luutru.port);
            browser.follow("/dang-nhap/di?ve=/huong-dan");
            callers.add(new TerritoryCaller(luutru.port, "can-bo-" + role, token(claims), null));
            callers.add(new TerritoryCaller(luutru.port, "can-bo-" + role, null, browser.cookies()));
        }
        for (TerritoryCaller police : callers.subList(0, 2)) {
            police.begin();
        }
        callers.add(new TerritoryCaller(luutru.port, operatorId, operator, null));
        return callers;
    }

    private String token(Map<String, Object> claims) throws Exception {
        Instant now = Instant.now();
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience(StandInProvider.CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        SignInService.person(claims).forEach(all::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(provider.key().getKeyID())
                        .build(),
                all.build());
        token.sign(new RSASSASigner(provider.key()));
        return token.serialize();
    }

    @Override
    public void close() {
        luutru.close();
        provider.close();
    }
}
