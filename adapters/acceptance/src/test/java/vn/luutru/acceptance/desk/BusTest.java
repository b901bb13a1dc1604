package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@Timeout(300)
class BusTest {

    static final int GUESTS = 45;
    private static final LocatorAssertions.HasCountOptions PATIENTLY =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    @Test
    void a_bus_of_45_is_scanned_and_recorded_in_less_than_three_minutes() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(GUESTS);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Instant start = Instant.now();
            begin(desk);
            cards.forEach(desk::scan);
            desk.scan(cards.getFirst());
            assertThat(desk.page().locator("#d-list h2")).hasText("45 khách");
            assertThat(desk.page().locator("#d-said")).containsText("không thêm lần nữa");
            desk.page().locator("[data-do=declare]").click();
            showAll(desk);
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(GUESTS, PATIENTLY);
            Duration took = Duration.between(start, Instant.now());
            System.out.println("A bus of 45: " + took.toMillis() + " ms from the first scan to the last receipt");
            assertThat(took).isLessThan(Duration.ofMinutes(3));
            assertThat(reception.guests())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
            assertThat(reception.stays("IN_HOUSE").stream()
                            .map(stay -> stay.path("room").asString())
                            .distinct())
                    .hasSize((GUESTS + 1) / 2);
        }
    }

    static void begin(DeskPage desk) {
        desk.open("doan");
        desk.page().fill("#f-name", "Xe Công ty Mẫu");
        desk.page().fill("#f-rooms", "201-216, 301-307");
        desk.page().fill("#f-expected", Integer.toString(GUESTS));
        desk.page().locator("#f-expected").blur();
        assertThat(desk.page().locator("#d-title")).hasText("Đoàn: Xe Công ty Mẫu");
    }

    static void showAll(DeskPage desk) {
        desk.page().locator("#q-done [data-do=all]").click();
    }
}
