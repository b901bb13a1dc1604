package vn.luutru.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;

/** What the other modules' browser tests rely on: faults are seen. */
@IntegrationTest
class ChromiumTest {

    private static final String PAGE = """
        <!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử</title>
        <meta name="viewport" content="width=device-width"></head>
        <body><main><h1>Lễ tân</h1>%s</main></body></html>
        """;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static final StaticOrigin ORIGIN = StaticOrigin.start()
            .with("/good.html", page("<p>Xin chào</p>"))
            .with("/inline.html", page("<script>document.title = 'no'</script>"))
            .with("/elsewhere.html", page("<img alt='' src='http://127.0.0.1:9/x.png'>"))
            .with("/throws.html", page("<script src='/throws.js'></script>"))
            .with("/throws.js", "throw new Error('hỏng')")
            .with("/unlabelled.html", page("<input>"));

    private static String page(String body) {
        return PAGE.replace("%s", body);
    }

    @AfterAll
    static void close() {
        ORIGIN.close();
    }

    @Test
    void a_page_of_its_own_origin_passes() {
        try (Visit visit = CHROMIUM.visit(ORIGIN.url(), Visit.PHONE)) {
            Page page = visit.open("/good.html");
            Accessibility.check(page);
            assertThat(page.evaluate("() => [innerWidth, navigator.language, new Date(0).getHours()].join()"))
                    .isEqualTo("390,vi-VN,8");
        }
    }

    @Test
    void an_inline_script_is_seen() {
        assertFault("/inline.html", "policy broken, script-src-elem: inline");
    }

    @Test
    void a_request_to_another_origin_is_seen() {
        assertFault("/elsewhere.html", "another origin, http://127.0.0.1:9/x.png");
    }

    @Test
    void a_script_that_fails_is_seen() {
        assertFault("/throws.html", "script failed, Error: hỏng");
    }

    @Test
    void a_control_without_a_name_is_seen() {
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            Page page = visit.open("/unlabelled.html");
            assertThatThrownBy(() -> Accessibility.check(page)).hasMessageContaining("label");
        }
    }

    private static void assertFault(String path, String fault) {
        Visit visit = CHROMIUM.visit(ORIGIN.url());
        visit.open(path);
        assertThatThrownBy(visit::close).hasMessageContaining(fault);
        // A fault that is expected does not fail.
        try (Visit tolerant = CHROMIUM.visit(ORIGIN.url())) {
            tolerant.expecting("policy")
                    .expecting("Policy")
                    .expecting("origin")
                    .expecting("hỏng")
                    .expecting("x.png");
            tolerant.expecting("ERR_");
            tolerant.open(path);
        }
    }
}
