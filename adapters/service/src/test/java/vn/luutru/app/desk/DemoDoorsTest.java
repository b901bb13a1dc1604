package vn.luutru.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class DemoDoorsTest {

    private static final String DOOR = "/thu/le-tan";
    private static final String CODE = "/le-tan#ma=";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
    }

    @Test
    void one_click_leads_to_a_desk_that_is_ready_and_says_its_pin() throws Exception {
        Reply door = luutru.get(null, DOOR);
        assertThat(door.status()).isEqualTo(303);
        assertThat(door.header("Location")).startsWith(CODE);
        DeskBrowser browser = new DeskBrowser(luutru);
        assertThat(browser.enrol(door.header("Location").substring(CODE.length()))
                        .status())
                .isEqualTo(200);
        JsonNode desk = browser.desk();
        assertThat(desk.at("/device/label").asString()).contains("2580");
        assertThat(desk.path("people").size()).isEqualTo(2);
        for (JsonNode person : desk.path("people")) {
            assertThat(browser.signIn(person.path("id").asString(), "2580").status())
                    .isEqualTo(200);
        }
        String establishment = desk.at("/establishment/id").asString();
        assertThat(browser.put(
                                "/v1/establishments/" + establishment + "/stays/demo-" + System.nanoTime(),
                                RunningLuutru.checkIn("Nguyễn Văn Thử", "038090000001"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_browser_that_is_a_desk_gets_no_other_code() throws Exception {
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.enrol(luutru.get(null, DOOR).header("Location").substring(CODE.length()));
        assertThat(browser.get(DOOR).header("Location")).isEqualTo("/le-tan");
    }

    @Test
    void however_often_somebody_clicks_there_is_a_desk_for_them() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(luutru.get(null, DOOR).header("Location")).startsWith(CODE);
        }
        DeskBrowser browser = new DeskBrowser(luutru);
        assertThat(browser.enrol(luutru.get(null, DOOR).header("Location").substring(CODE.length()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_guests_door_leads_to_the_poster_of_the_same_establishment() throws Exception {
        String address = luutru.get(null, "/thu/khach").header("Location");
        assertThat(address).startsWith("/g/");
        assertThat(luutru.get(null, "/thu/khach").header("Location")).isEqualTo(address);
    }

    @Test
    void there_are_no_doors_for_calls_through_a_proxy_or_to_another_host_name() throws Exception {
        assertThat(luutru.get(null, DOOR, "X-Forwarded-For", "192.0.2.1").status())
                .isEqualTo(404);
        assertThat(luutru.get(null, "/thu/khach", "Via", "1.1 proxy").status()).isEqualTo(404);
        assertThat(head("luutru.example")).startsWith("HTTP/1.1 404");
        assertThat(head("127.0.0.1")).startsWith("HTTP/1.1 303");
    }

    private String head(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), luutru.port)) {
            socket.getOutputStream()
                    .write(("GET " + DOOR + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
