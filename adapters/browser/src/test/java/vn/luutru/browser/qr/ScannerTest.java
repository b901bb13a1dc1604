package vn.luutru.browser.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Modules;
import vn.luutru.browser.StaticOrigin;
import vn.luutru.browser.Visit;

/** Camera and photo, with a worker, as a page uses them. */
@IntegrationTest
class ScannerTest {

    /** Seen at some five pixels a module. */
    private static final Frame CARD = new CardFrames(5, 20)
            .frames()
            .filter(frame -> frame.kind() == Frame.Kind.ROTATED)
            .findFirst()
            .orElseThrow();

    private static final byte[] PHOTO = jpeg(CARD);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.withCamera(film(PHOTO));

    private static final StaticOrigin ORIGIN = Modules.serve(StaticOrigin.start())
            .with("/photo.jpg", PHOTO)
            .with("/camera.html", """
                <!doctype html><html lang="vi"><meta charset="utf-8"><title>Quét</title>
                <body><video></video><script type="module" src="/camera.js"></script></body></html>
                """)
            .with("/camera.js", """
                import {CardScanner} from '/modules/scanner.js';
                window.texts = [];
                window.frames = 0;
                window.scanner = new CardScanner({
                  video: document.querySelector('video'),
                  onText: text => texts.push(text),
                  onFrame: () => frames++,
                  onError: error => texts.push(String(error))
                });
                window.started = scanner.start();
                """);

    @AfterAll
    static void close() {
        ORIGIN.close();
    }

    @Test
    void a_card_before_the_camera_is_one_scan() {
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            Page page = visit.open("/camera.html");
            page.waitForFunction("() => window.frames > 5");
            assertThat(page.evaluate("() => texts")).isEqualTo(List.of(CARD.text()));
            assertThat(page.evaluate("() => started.then(it => it.torch)")).isEqualTo(false);
        }
    }

    @Test
    void a_stopped_scanner_lets_the_camera_go_and_may_start_again() {
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            Page page = visit.open("/camera.html");
            page.waitForFunction("() => window.texts.length === 1");
            Object ended = page.evaluate("""
                async () => {
                  const [track] = document.querySelector('video').srcObject.getTracks();
                  scanner.stop();
                  scanner.stop();
                  const state = track.readyState;
                  await scanner.start();
                  return state;
                }
                """);
            assertThat(ended).isEqualTo("ended");
            page.waitForFunction("() => window.texts.length === 2");
            assertThat(page.evaluate("() => texts")).isEqualTo(List.of(CARD.text(), CARD.text()));
        }
    }

    @Test
    void a_photo_is_read() {
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            Page page = visit.open("/modules.html");
            Object text = page.evaluate("""
                async () => {
                  const {readPhoto} = await import('/modules/scanner.js');
                  return readPhoto(await (await fetch('/photo.jpg')).blob());
                }
                """);
            assertThat(text).isEqualTo(CARD.text());
        }
    }

    @Test
    void a_file_that_is_no_picture_is_refused_as_such() {
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            Page page = visit.open("/modules.html");
            Object error = page.evaluate("""
                async () => {
                  const {readPhoto} = await import('/modules/scanner.js');
                  return readPhoto(new Blob(['x'])).then(() => 'read', it => it.name);
                }
                """);
            assertThat(error).isEqualTo("InvalidStateError");
        }
    }

    private static byte[] jpeg(Frame frame) {
        BufferedImage image = new BufferedImage(Frame.WIDTH, Frame.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(frame.gray(), 0, data, 0, data.length);
        // Chromium's film is in colour.
        BufferedImage colour = new BufferedImage(Frame.WIDTH, Frame.HEIGHT, BufferedImage.TYPE_INT_RGB);
        colour.getGraphics().drawImage(image, 0, 0, null);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(colour, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path film(byte[] jpeg) {
        try {
            Path film = Files.createTempFile("card", ".mjpeg");
            film.toFile().deleteOnExit();
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            for (int i = 0; i < 40; i++) {
                frames.write(jpeg);
            }
            return Files.write(film, frames.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
