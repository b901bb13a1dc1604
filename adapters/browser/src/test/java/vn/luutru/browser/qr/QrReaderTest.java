package vn.luutru.browser.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Modules;
import vn.luutru.browser.StaticOrigin;
import vn.luutru.browser.Visit;

/** The small form of {@link QrBenchmark}: a wrong text is never read, and the marks of Vietnamese are right. */
class QrReaderTest {

    private static final int FRAMES = 40;

    /** Of the 20 frames that a phone held with some care gives, and of all 40. */
    private static final int FEWEST_REALISTIC = 18;

    private static final int FEWEST = 28;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static final StaticOrigin ORIGIN = Modules.serve(StaticOrigin.start());

    @AfterAll
    static void close() {
        ORIGIN.close();
    }

    @Test
    void frames_of_cards_are_read_and_none_is_misread() {
        int realistic = 0;
        int all = 0;
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            BrowserReader reader = new BrowserReader(visit.open("/modules.html"), ORIGIN);
            for (Frame frame : new CardFrames(11, FRAMES).frames().toList()) {
                BrowserReader.Result result = reader.read(frame);
                if (result.text() != null) {
                    assertThat(result.text()).as("%s frame", frame.kind()).isEqualTo(frame.text());
                    all++;
                    realistic += frame.hard() ? 0 : 1;
                }
            }
        }
        assertThat(realistic).as("read of %s realistic frames", FRAMES / 2).isGreaterThanOrEqualTo(FEWEST_REALISTIC);
        assertThat(all).as("read of %s frames", FRAMES).isGreaterThanOrEqualTo(FEWEST);
    }

    @Test
    void a_frame_without_a_code_reads_as_none() {
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            Page page = visit.open("/modules.html");
            assertThat(page.evaluate("""
                async () => {
                  const {decode} = await import('/modules/qr.js');
                  return [[1, 1], [3, 2], [640, 480]].map(([width, height]) =>
                      decode(width, height, new Uint8ClampedArray(4 * width * height)));
                }
                """)).isEqualTo(Arrays.asList(null, null, null));
        }
    }
}
