package vn.luutru.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Visit;

/** The pages of administration in a browser: signing in, and what each page must be. */
final class AdministrationPages {

    private AdministrationPages() {}

    static void look(Page page, String name, boolean phone, ColorScheme scheme) {
        Accessibility.check(page);
        boolean wider = (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Visit.picture(
                page, name + (phone ? "-390" : "-1440") + "-" + scheme.name().toLowerCase(Locale.ROOT));
        assertThat(wider).as("%s scrolls sideways", name).isFalse();
    }

    static void signIn(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Vào với tên " + name)
                                .setExact(true))
                .click();
    }
}
