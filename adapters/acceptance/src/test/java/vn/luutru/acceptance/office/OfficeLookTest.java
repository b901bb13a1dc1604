package vn.luutru.acceptance.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@Timeout(400)
class OfficeLookTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    static Stream<Arguments> looks() {
        Consumer<Browser.NewContextOptions> desk = options -> options.setViewportSize(1440, 900);
        Consumer<Browser.NewContextOptions> dark = options -> options.setColorScheme(ColorScheme.DARK);
        Consumer<Browser.NewContextOptions> english = options -> options.setLocale("en-GB");
        return Stream.of(
                Arguments.of("1440", desk),
                Arguments.of("390", Visit.PHONE),
                Arguments.of("1440-dark", desk.andThen(dark)),
                Arguments.of("390-en", Visit.PHONE.andThen(english)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void every_page_is_accessible_and_fits_its_screen(String look, Consumer<Browser.NewContextOptions> options) {
        Province province = Province.get();
        for (String[] page : Province.pages()) {
            see(province, page[0], page[1], page[2] + "-" + look, options);
        }
        String month = province.today().withDayOfMonth(1).minusMonths(1).toString().substring(0, 7);
        see(province, "demo-tourism", "/du-lich/bao-cao/01-cs-ltdl/" + month, "bieu-thang-" + look, options);
        int year = province.today().getYear();
        see(province, "demo-tourism", "/du-lich/bao-cao/015-n-bcc-tmdv/" + year, "bieu-nam-" + look, options);
    }

    private static void see(
            Province province,
            String token,
            String path,
            String picture,
            Consumer<Browser.NewContextOptions> options) {
        try (Visit visit = CHROMIUM.visit(province.origin(), options.andThen(province.as(token)))) {
            Page page = visit.page();
            Response answer = Objects.requireNonNull(page.navigate(province.origin() + path));
            assertThat(answer.status()).as(path).isEqualTo(200);
            Visit.picture(page, "office-" + picture);
            Accessibility.check(page);
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                    .as("sideways scrolling of %s", picture)
                    .isLessThanOrEqualTo(0);
        }
    }
}
