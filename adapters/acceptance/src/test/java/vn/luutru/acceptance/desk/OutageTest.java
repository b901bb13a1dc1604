package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.Vietnam;

@IntegrationTest
@Timeout(120)
class OutageTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static final String WARD = "14923";

    @Test
    void a_reception_reads_of_an_official_outage_and_until_when_it_may_declare() {
        Reception reception = Reception.open("HOTEL", WARD);
        LocalDate next = LocalDate.now(Vietnam.ZONE).plusDays(1);
        reception.outage(
                WARD,
                "Mất mạng do bão số 9, trạm Hải Hòa ngừng phát",
                at(next, 21),
                at(next.plusDays(1), 1),
                at(next.plusDays(1), 12));
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            Page page = DeskPage.enrolled(visit.page(), reception).page();
            Locator row = page.locator("#t-todo li", new Page.LocatorOptions().setHasText("Hạn khai báo được dời"));
            assertThat(row).containsText("Mất mạng do bão số 9");
            assertThat(row).containsText("12/TB-CAT");
            assertThat(row).containsText("12:00");
            for (int width : new int[] {390, 1440}) {
                page.setViewportSize(width, 900);
                Accessibility.check(page);
                Visit.picture(page, "le-tan-su-co-" + width);
                assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                        .as("sideways scrolling at %s", width)
                        .isLessThanOrEqualTo(0);
            }
        }
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Vietnam.ZONE).toInstant();
    }
}
