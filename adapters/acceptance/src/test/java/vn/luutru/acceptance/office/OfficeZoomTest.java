package vn.luutru.acceptance.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** A computer's screen at 200 %: half as many points in both directions, each of four pixels. */
@IntegrationTest
@Timeout(400)
class OfficeZoomTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    /** What is wider than its place, and what lies beside the screen; hidden texts for screen readers apart. */
    private static final String CUT = """
        () => {
          const faults = [];
          const root = document.documentElement;
          if (root.scrollWidth > innerWidth) faults.push(`the page is ${root.scrollWidth - innerWidth} points too wide`);
          const called = element => `${element.tagName.toLowerCase()}.${element.className} "${(element.innerText ?? '').slice(0, 40)}"`;
          for (const element of document.body.querySelectorAll('*')) {
            if (!(element instanceof HTMLElement) || !element.checkVisibility({visibilityProperty: true})) continue;
            if (element.closest('.visually-hidden, .lt-skip')) continue;
            const style = getComputedStyle(element);
            if (style.clipPath !== 'none' || element.clientWidth <= 1) continue;
            const wider = element.scrollWidth > element.clientWidth + 1;
            if (wider && ['auto', 'scroll'].includes(style.overflowX)) faults.push(`scrolls: ${called(element)}`);
            if (wider && ['hidden', 'clip'].includes(style.overflowX)) faults.push(`is cut: ${called(element)}`);
            const place = element.getBoundingClientRect();
            const says = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
            if (says && (place.right > innerWidth + 1 || place.left < -1)) faults.push(`lies beside: ${called(element)}`);
          }
          return faults.slice(0, 5);
        }
        """;

    @Test
    void at_200_percent_no_page_of_an_office_scrolls_sideways_and_nothing_is_cut() {
        List<String> faults = new ArrayList<>();
        OfficePages.each(
                CHROMIUM,
                options -> options.setViewportSize(720, 450).setDeviceScaleFactor(2),
                page -> {},
                (page, name) -> {
                    Visit.picture(page, "zoom-" + name);
                    for (Object fault : (List<?>) page.evaluate(CUT)) {
                        faults.add(name + " " + fault);
                    }
                });
        assertThat(faults).isEmpty();
    }
}
