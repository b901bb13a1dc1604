package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@IntegrationTest
@Timeout(300)
class BusTest {

    static final int GUESTS = 45;
    private static final LocatorAssertions.HasCountOptions LONG_TIMEOUT =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    static Stream<Arguments> screens() {
        Consumer<Browser.NewContextOptions> wide = options -> {};
        return Stream.of(Arguments.of("1440", wide), Arguments.of("390", Visit.PHONE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("screens")
    void a_bus_of_45_is_scanned_and_recorded_in_less_than_three_minutes(
            String screen, Consumer<Browser.NewContextOptions> options) {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(GUESTS);
        try (Visit visit = CHROMIUM.visit(reception.origin(), options).expecting("status of 401")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Instant start = Instant.now();
            begin(desk);
            cards.forEach(desk::scan);
            desk.scan(cards.getFirst());
            assertThat(desk.page().locator("#d-list h2")).hasText("45 khách");
            assertThat(desk.page().locator("#d-said")).containsText("không thêm lần nữa");
            desk.page().locator("[data-do=declare]").click();
            showAll(desk);
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(GUESTS, LONG_TIMEOUT);
            Duration took = Duration.between(start, Instant.now());
            System.out.println("A bus of 45 at " + screen + " px: " + took.toMillis()
                    + " ms from the first scan to the last receipt");
            assertThat(took).isLessThan(Duration.ofMinutes(3));
            assertThat(reception.guests())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
            assertThat(reception.stays("IN_HOUSE").stream()
                            .map(stay -> stay.path("room").asString())
                            .distinct())
                    .hasSize((GUESTS + 1) / 2);
        }
    }

    /** The page cannot judge without its rules, so it is the server that refuses. */
    @Test
    void who_of_a_bus_is_refused_is_told_apart_and_the_others_are_recorded() {
        Reception reception = Reception.open();
        try (Visit visit =
                CHROMIUM.visit(reception.origin()).expecting("status of 401").expecting("status of 422")) {
            Page page = DeskPage.withoutRules(visit.page());
            DeskPage desk = DeskPage.enrolled(page, reception);
            begin(desk);
            page.locator("[data-do=paste]").click();
            page.fill("#lines", """
                Trần Thị Đủ\t15/03/1990\tNữ\t038190000017
                Lê Văn Sai\t15/03/1990\tNam\t38090000001
                Bùi Văn Cuối\t15/03/1990\tNam\t038090000019
                Ngô Văn Thêm\t15/03/1990\tNam\t038090000020
                Đỗ Thị Nữa\t15/03/1990\tNữ\t038190000021
                """);
            desk.press("Thêm những người này");
            assertThat(page.locator("#d-list h2")).hasText("5 khách");
            page.locator("[data-do=declare]").click();
            assertThat(page.locator("#q-done tbody tr")).hasCount(4, LONG_TIMEOUT);
            assertThat(desk.waiting("loi")).hasCount(1);
            assertThat(page.locator("#q-waiting")).containsText("Lê Văn Sai");
            assertThat(page.locator("#q-waiting")).containsText("chưa được khai");
            page.locator("#q-waiting [data-do=mend]").click();
            page.fill("#f-docNumber", "038090000001");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests())
                    .containsExactly("Trần Thị Đủ", "Bùi Văn Cuối", "Ngô Văn Thêm", "Đỗ Thị Nữa", "Lê Văn Sai");
        }
    }

    @Test
    void a_lost_answer_to_a_whole_bus_is_asked_for_again_and_nobody_is_recorded_twice() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(5);
        try (Visit visit =
                CHROMIUM.visit(reception.origin()).expecting("status of 401").expecting("net::ERR_")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            AtomicInteger sent = new AtomicInteger();
            AtomicBoolean seen = new AtomicBoolean();
            desk.page().route("**/v1/declarations", route -> {
                sent.incrementAndGet();
                if (seen.get()) {
                    route.resume();
                } else {
                    route.fetch();
                    route.abort();
                }
            });
            begin(desk);
            cards.forEach(desk::scan);
            assertThat(desk.page().locator("#d-list h2")).hasText("5 khách");
            // all are ready before the first leaves
            visit.context().setOffline(true);
            desk.page().locator("[data-do=declare]").click();
            assertThat(desk.waiting("may")).hasCount(cards.size());
            visit.context().setOffline(false);
            assertThat(desk.waiting("chua-ro")).hasCount(cards.size());
            seen.set(true);
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(cards.size(), LONG_TIMEOUT);
            assertThat(reception.guests())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
            assertThat(sent.get()).isGreaterThan(1);
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
