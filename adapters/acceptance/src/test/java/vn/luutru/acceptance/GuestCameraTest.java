package vn.luutru.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.acceptance.desk.Films;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** A guest holds their card before the camera of their own phone. */
@IntegrationTest
@Timeout(120)
class GuestCameraTest {

    private static final Path FOLDER = folder();

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.withCamera(Films.ofFirstCard(FOLDER));

    private static Path folder() {
        try {
            return Files.createTempDirectory("luutru-film");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String poster(Visit visit, String origin) {
        return "/g/" + IssuedPoster.id(visit.context().request(), origin);
    }

    @Test
    void the_camera_reads_the_card_and_the_next_question_is_one_that_the_card_does_not_answer() {
        String origin = RunningService.shared().origin();
        try (Visit visit = CHROMIUM.visit(origin, Visit.PHONE)) {
            String root = poster(visit, origin);
            Page page = visit.open(root + "/the?lang=vi");
            Locator camera = page.locator("[data-card-scan] button");
            assertThat(camera).isVisible();
            Accessibility.check(page);
            Visit.picture(page, "g-the-camera-390");
            camera.click();
            page.waitForURL("**/di-cung", new Page.WaitForURLOptions().setTimeout(20_000));
            page.navigate(origin + root + "/ten");
            assertThat(page.locator("#ten")).hasValue("Nguyễn Văn Thử");
            page.navigate(origin + root + "/so-giay-to");
            assertThat(page.locator("#so")).hasValue("038090000001");
        }
    }

    @Test
    void a_photo_of_the_card_does_as_well_and_a_photo_without_a_code_is_said_so() {
        String origin = RunningService.shared().origin();
        try (Visit visit = CHROMIUM.visit(origin, Visit.PHONE)) {
            String root = poster(visit, origin);
            Page page = visit.open(root + "/the?lang=vi");
            page.setInputFiles("[data-card-scan] input[type=file]", Films.pictureWithoutCode(FOLDER));
            assertThat(page.locator("[data-card-scan] [role=status]")).not().isEmpty();
            page.setInputFiles("[data-card-scan] input[type=file]", Films.pictureOfFirstCard(FOLDER));
            page.waitForURL("**/di-cung", new Page.WaitForURLOptions().setTimeout(20_000));
        }
    }
}
