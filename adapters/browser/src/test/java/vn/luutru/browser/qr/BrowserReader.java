package vn.luutru.browser.qr;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.browser.StaticOrigin;

/** The module {@code qr.js} in a page, frame by frame. */
final class BrowserReader {

    private final Page page;
    private final StaticOrigin origin;

    /** @param page of the origin, on which {@link vn.luutru.browser.Modules} lie */
    BrowserReader(Page page, StaticOrigin origin) {
        this.page = page;
        this.origin = origin;
    }

    /** @param milliseconds without the way of the frame into the page */
    record Result(@Nullable String text, double milliseconds) {}

    Result read(Frame frame) {
        origin.with("/frame.gray", frame.gray());
        List<?> result = (List<?>) page.evaluate("""
            async ([width, height]) => {
              const {decode} = await import('/modules/qr.js');
              const gray = new Uint8Array(await (await fetch('/frame.gray')).arrayBuffer());
              const rgba = new Uint8ClampedArray(4 * gray.length);
              const pixels = new Uint32Array(rgba.buffer);
              for (let i = 0; i < gray.length; i++) {
                pixels[i] = 0xff000000 | gray[i] * 0x010101;
              }
              const start = performance.now();
              const text = decode(width, height, rgba);
              return [text, performance.now() - start];
            }
            """, List.of(Frame.WIDTH, Frame.HEIGHT));
        return new Result((String) result.get(0), ((Number) result.get(1)).doubleValue());
    }
}
