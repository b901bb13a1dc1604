package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** A scanner on a serial port. The port is a stand-in: no machine that runs tests has one. */
@IntegrationTest
@Timeout(120)
class SerialTest {

    /** A port that says what {@code scan} is given, byte by byte, and can be unplugged. */
    private static final String PORT = """
        {
          const events = new EventTarget();
          let granted = [];
          const port = {
            readable: null,
            async open({baudRate}) {
              if (globalThis.busy) throw new DOMException('busy', 'NetworkError');
              globalThis.baudRate = baudRate;
              this.readable = new ReadableStream({start: controller => { globalThis.wire = controller; }});
            },
            async close() { this.readable = null; },
            addEventListener() {},
          };
          const serial = {
            addEventListener: (name, listener) => events.addEventListener(name, listener),
            async getPorts() { return granted; },
            async requestPort() {
              if (!globalThis.chooses) throw new DOMException('nothing chosen', 'NotFoundError');
              granted = [port];
              return port;
            },
          };
          Object.defineProperty(Navigator.prototype, 'serial', {value: serial, configurable: true});
          globalThis.scan = text => {
            for (const byte of new TextEncoder().encode(text)) globalThis.wire.enqueue(Uint8Array.of(byte));
          };
          globalThis.unplug = () => globalThis.wire.error(new DOMException('gone', 'NetworkError'));
        }
        """;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception) {
        return CHROMIUM.visit(reception.origin()).expecting("status of 401");
    }

    @Test
    void a_card_comes_with_all_its_letters_and_a_passport_in_two_lines() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.addInitScript(PORT);
            DeskPage desk = DeskPage.enrolled(page, reception);
            desk.open("khach");
            desk.press("Nối máy quét cổng COM");
            assertThat(page.locator("[data-serial]")).containsText("Nối máy quét cổng COM");
            page.evaluate("() => { globalThis.chooses = true; }");
            desk.press("Nối máy quét cổng COM");
            assertThat(page.locator("[data-serial] .lt-tag")).hasText("Máy quét cổng COM đang nối");
            Accessibility.check(page);
            Visit.picture(page, "le-tan-serial-1440");
            page.evaluate("card => scan(card + '\\r')", Cards.FIRST);
            assertThat(page.locator(".lt-read .name")).hasText("Nguyễn Văn Thử");
            page.fill("#f-room", "301");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            page.evaluate("() => { scan('P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<\\r\\n');"
                    + "scan('M000000015KOR8501019M3012316<<<<<<<<<<<<<<<4\\r\\n'); }");
            assertThat(page.locator(".lt-read .name")).containsText("HONG");
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
        }
    }

    @Test
    void a_scanner_that_ends_a_code_with_nothing_is_heard_and_one_that_is_unplugged_is_offered_again() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.addInitScript(PORT + "globalThis.chooses = true;");
            DeskPage desk = DeskPage.enrolled(page, reception);
            desk.open("khach");
            desk.press("Nối máy quét cổng COM");
            assertThat(page.locator("[data-serial] .lt-tag")).isVisible();
            page.evaluate("card => scan(card)", Cards.FIRST);
            assertThat(page.locator(".lt-read .name")).hasText("Nguyễn Văn Thử");
            page.evaluate("() => unplug()");
            assertThat(page.locator("[data-serial] button")).isVisible();
        }
    }

    @Test
    void a_scanner_that_another_program_holds_is_said_so() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.addInitScript(PORT + "globalThis.chooses = true; globalThis.busy = true;");
            DeskPage desk = DeskPage.enrolled(page, reception);
            desk.open("khach");
            desk.press("Nối máy quét cổng COM");
            assertThat(page.locator("[data-serial]")).containsText("Không mở được máy quét");
        }
    }

    @Test
    void where_the_browser_cannot_nothing_is_offered() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.addInitScript("delete Navigator.prototype.serial;");
            DeskPage desk = DeskPage.enrolled(page, reception);
            desk.open("khach");
            assertThat(page.locator("#g-ways")).containsText("máy quét cầm tay");
            assertThat(page.locator("[data-serial] button")).hasCount(0);
        }
    }
}
