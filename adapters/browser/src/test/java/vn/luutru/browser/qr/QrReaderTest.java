package vn.luutru.browser.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Modules;
import vn.luutru.browser.StaticOrigin;
import vn.luutru.browser.Visit;

/** The small form of {@link QrBenchmark}: a wrong text is never read, and the marks of Vietnamese are right. */
@IntegrationTest
class QrReaderTest {

    private static final int FRAMES = 40;

    /** Of the 20 frames that a phone held with some care gives, and of all 40. */
    private static final int FEWEST_REALISTIC = 18;

    private static final int FEWEST = 28;

    private static final int DAMAGED = 60;

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

    /** A thumb on the code, half a card, nothing but noise. */
    @Test
    void a_damaged_code_is_read_rightly_or_not_at_all() {
        SplittableRandom random = new SplittableRandom(7);
        int read = 0;
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            BrowserReader reader = new BrowserReader(visit.open("/modules.html"), ORIGIN);
            for (Frame frame : new CardFrames(12, DAMAGED).frames().toList()) {
                for (int patches = random.nextInt(1, 4); patches > 0; patches--) {
                    cover(frame.gray(), random);
                }
                String text = reader.read(frame).text();
                if (text != null) {
                    assertThat(text).as("%s frame, damaged", frame.kind()).isEqualTo(frame.text());
                    read++;
                }
            }
            Frame noise = new CardFrames(13, FRAMES).frames().findFirst().orElseThrow();
            random.nextBytes(noise.gray());
            assertThat(reader.read(noise).text()).isNull();
        }
        assertThat(read).as("the damage is not so great that nothing is tried").isBetween(1, DAMAGED - 1);
    }

    /** Lays a patch of one gray, or of noise, somewhere near the middle, where the code is. */
    private static void cover(byte[] gray, SplittableRandom random) {
        int width = random.nextInt(4, 90);
        int height = random.nextInt(4, 90);
        int left = random.nextInt(Frame.WIDTH / 2 - 200, Frame.WIDTH / 2 + 110);
        int top = random.nextInt(Frame.HEIGHT / 2 - 200, Frame.HEIGHT / 2 + 110);
        boolean noisy = random.nextBoolean();
        byte one = (byte) random.nextInt(256);
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                gray[y * Frame.WIDTH + x] = noisy ? (byte) random.nextInt(256) : one;
            }
        }
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
