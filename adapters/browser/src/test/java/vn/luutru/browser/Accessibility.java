package vn.luutru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Deque's axe on a page as it stands: WCAG 2.2 A and AA, and best practice. */
public final class Accessibility {

    private Accessibility() {}

    /** Fails with every rule that is broken, and where. */
    public static void check(Page page) {
        List<String> broken = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " at "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()) + " " + node.getHtml())
                                        .toList())
                        .toList();
        assertThat(broken).as("axe on %s", page.url()).isEmpty();
    }
}
