package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@IntegrationTest
@Timeout(180)
class FirstGuestTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.withCamera(film());

    private static Path film() {
        try {
            return Cards.film(Files.createTempDirectory("luutru-film"), Cards.FIRST);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_new_desk_declares_a_guest_by_scanner_and_shows_the_receipt() {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.declare(Cards.FIRST, "301");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            desk.open("cho-gui");
            assertThat(desk.page().locator("#q-done")).containsText("Nguyễn Văn Thử");
            List<String> shown = desk.receipts();
            List<String> recorded = reception.stays("IN_HOUSE").stream()
                    .map(stay -> stay.at("/receipts/0/number").asString())
                    .toList();
            assertThat(shown).isEqualTo(recorded).hasSize(1);
        }
    }

    @Test
    void a_guest_is_typed_where_nothing_can_be_scanned() {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin(), Visit.PHONE).expecting("status of 401")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.type("Hoàng Văn Gõ", "12/12/1980", "038080000012", "204");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests()).containsExactly("Hoàng Văn Gõ");
            assertThat(reception
                            .stays("IN_HOUSE")
                            .getFirst()
                            .at("/guest/dateOfBirth")
                            .asString())
                    .isEqualTo("1980-12-12");
        }
    }

    @Test
    void a_camera_that_is_opened_twice_or_closed_while_it_opens_is_off_once_it_is_closed() {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            Page page = visit.page();
            page.addInitScript("""
                {
                  const devices = navigator.mediaDevices;
                  const real = devices?.getUserMedia.bind(devices);
                  globalThis.streams = [];
                  if (real) devices.getUserMedia = async wanted => {
                    streams.push(await real(wanted));
                    return streams.at(-1);
                  };
                }
                """);
            DeskPage desk = DeskPage.enrolled(page, reception);
            desk.open("khach");
            Object states = page.evaluate("""
                async () => {
                  const camera = document.querySelector('desk-camera');
                  await Promise.all([camera.start(), camera.start()]);
                  camera.stop();
                  const opening = camera.start();
                  camera.stop();
                  await opening;
                  return streams.flatMap(stream => stream.getTracks()).map(track => track.readyState);
                }
                """);
            assertThat(states).isEqualTo(List.of("ended"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vn.luutru.acceptance.desk.BusTest#screens")
    void a_card_before_the_camera_is_declared_in_three_actions_and_less_than_20_seconds(
            String screen, Consumer<Browser.NewContextOptions> options) {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin(), options).expecting("status of 401")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            Instant start = Instant.now();
            desk.page().getByText("Quét thẻ bằng camera").first().click();
            Locator room = desk.page().locator("#f-room");
            assertThat(room)
                    .isFocused(new com.microsoft.playwright.assertions.LocatorAssertions.IsFocusedOptions()
                            .setTimeout(15_000));
            desk.page().keyboard().type("301");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            Duration took = Duration.between(start, Instant.now());
            System.out.println("First guest by camera at " + screen + " px: " + took.toMillis() + " ms, three actions");
            assertThat(took).isLessThan(Duration.ofSeconds(20));
            assertThat(reception
                            .stays("IN_HOUSE")
                            .getFirst()
                            .at("/capture/method")
                            .asString())
                    .isEqualTo("CARD_QR");
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
        }
    }
}
