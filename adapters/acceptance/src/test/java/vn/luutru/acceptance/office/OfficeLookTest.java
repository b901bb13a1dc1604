package vn.luutru.acceptance.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@IntegrationTest
@Timeout(400)
class OfficeLookTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    static Stream<Arguments> looks() {
        Consumer<Browser.NewContextOptions> computer = options -> options.setViewportSize(1440, 900);
        Consumer<Browser.NewContextOptions> dark = options -> options.setColorScheme(ColorScheme.DARK);
        Consumer<Browser.NewContextOptions> english = options -> options.setLocale("en-GB");
        return Stream.of(
                Arguments.of("1440", computer),
                Arguments.of("390", Visit.PHONE),
                Arguments.of("1440-dark", computer.andThen(dark)),
                Arguments.of("390-en", Visit.PHONE.andThen(english)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void every_page_is_accessible_and_fits_its_screen(String look, Consumer<Browser.NewContextOptions> options) {
        Province province = Province.get();
        Map<String, List<String[]>> byOfficial = new LinkedHashMap<>();
        for (String[] page : Province.pages()) {
            byOfficial.computeIfAbsent(page[0], none -> new ArrayList<>()).add(page);
        }
        String month =
                province.today().withDayOfMonth(1).minusMonths(1).toString().substring(0, 7);
        int year = province.today().getYear();
        List<String[]> ofTourism = Objects.requireNonNull(byOfficial.get("demo-tourism"));
        ofTourism.add(new String[] {"demo-tourism", "/du-lich/bao-cao/01-cs-ltdl/" + month, "bieu-thang"});
        ofTourism.add(new String[] {"demo-tourism", "/du-lich/bao-cao/015-n-bcc-tmdv/" + year, "bieu-nam"});
        byOfficial.forEach((official, pages) -> {
            try (Visit visit = CHROMIUM.visit(province.origin(), options)) {
                Page page = province.signIn(visit, official, pages.getFirst()[1]);
                pages.forEach(one -> see(province, page, one[1], one[2] + "-" + look));
            }
        });
    }

    private static void see(Province province, Page page, String path, String picture) {
        Response answer = Objects.requireNonNull(page.navigate(province.origin() + path));
        assertThat(answer.status()).as(path).isEqualTo(200);
        Visit.picture(page, "office-" + picture);
        Accessibility.check(page);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("sideways scrolling of %s", picture)
                .isLessThanOrEqualTo(0);
    }
}
