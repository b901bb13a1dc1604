package vn.luutru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;

/** Deque's axe on a page as it stands: WCAG 2.2 A and AA, and best practice. */
public final class Accessibility {

    private Accessibility() {}

    /** Fails with every rule that is broken, and where; and where axe itself fails. */
    public static void check(Page page) {
        assertThat(page.frames())
                .as("axe looks at %s alone: a frame would need its own look", page.url())
                .hasSize(1);
        AxeRunOptions options = new AxeRunOptions();
        // What is in order is counted only: of a long table it is much.
        options.setResultTypes(List.of("violations"));
        // Without frames there is nothing to put together, for which axe would open another page at each call.
        AxeResults results =
                new AxeBuilder(page).options(options).setLegacyMode(true).analyze();
        assertThat(results.isErrored())
                .as("axe on %s: %s", page.url(), results.getErrorMessage())
                .isFalse();
        List<String> broken = results.getViolations().stream()
                .map(rule -> rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " at "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()) + " " + node.getHtml())
                                .toList())
                .toList();
        assertThat(broken).as("axe on %s", page.url()).isEmpty();
    }
}
