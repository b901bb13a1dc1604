package vn.luutru.browser.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Modules;
import vn.luutru.browser.StaticOrigin;
import vn.luutru.browser.Visit;

/**
 * How many frames of identity cards does the reader read in a browser, how fast, and how many does ZXing read on the JVM?
 *
 * <p>Not part of the build: see {@code benchmarks/README.md}.
 */
class QrBenchmark {

    private static final int FRAMES = 400;
    private static final int WARM_UP = 40;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    /** One reader and one frame. */
    private record Try(Frame frame, @Nullable String text, double milliseconds) {
        boolean found() {
            return text != null;
        }

        boolean wrong() {
            return found() && !frame.text().equals(text);
        }
    }

    @Test
    void rate_and_time() {
        List<Try> ours = new ArrayList<>();
        List<Try> zxing = new ArrayList<>();
        try (StaticOrigin origin = Modules.serve(StaticOrigin.start());
                Visit visit = CHROMIUM.visit(origin.url())) {
            BrowserReader reader = new BrowserReader(visit.open("/modules.html"), origin);
            new CardFrames(1, WARM_UP).frames().forEach(frame -> {
                reader.read(frame);
                zxing(frame);
            });
            new CardFrames(2, FRAMES).frames().forEach(frame -> {
                BrowserReader.Result result = reader.read(frame);
                ours.add(new Try(frame, result.text(), result.milliseconds()));
                zxing.add(zxing(frame));
            });
        }
        System.out.println("Chromium " + CHROMIUM.browser().version() + ", " + FRAMES + " frames of " + Frame.WIDTH
                + " x " + Frame.HEIGHT);
        row("", "read", "ms med", "p95", "ZXing", "ms med", "p95");
        compare("realistic", ours, zxing, frame -> !frame.hard());
        compare("hard", ours, zxing, Frame::hard);
        for (Frame.Kind kind : Frame.Kind.values()) {
            compare(kind + " realistic", ours, zxing, frame -> frame.kind() == kind && !frame.hard());
            compare(kind + " hard", ours, zxing, frame -> frame.kind() == kind && frame.hard());
        }
        for (double least = 1.5; least < 6; least *= Math.sqrt(2)) {
            double from = least;
            compare(
                    String.format(Locale.ROOT, "%.1f to %.1f px, realistic", from, from * Math.sqrt(2)),
                    ours,
                    zxing,
                    frame -> !frame.hard() && frame.module() >= from && frame.module() < from * Math.sqrt(2));
        }
        System.out.println("wrong texts: " + ours.stream().filter(Try::wrong).count() + ", ZXing "
                + zxing.stream().filter(Try::wrong).count());
        assertThat(ours).noneMatch(Try::wrong);
    }

    private static Try zxing(Frame frame) {
        long start = System.nanoTime();
        String text;
        try {
            text = new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new PlanarYUVLuminanceSource(
                                    frame.gray(), Frame.WIDTH, Frame.HEIGHT, 0, 0, Frame.WIDTH, Frame.HEIGHT, false))),
                            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8"))
                    .getText();
        } catch (ReaderException e) {
            text = null;
        }
        return new Try(frame, text, (System.nanoTime() - start) / 1e6);
    }

    private static void compare(String what, List<Try> ours, List<Try> zxing, Predicate<Frame> which) {
        List<Try> one = ours.stream().filter(it -> which.test(it.frame)).toList();
        List<Try> other = zxing.stream().filter(it -> which.test(it.frame)).toList();
        row(what, rate(one), time(one, 0.5), time(one, 0.95), rate(other), time(other, 0.5), time(other, 0.95));
    }

    private static String rate(List<Try> tries) {
        long found = tries.stream().filter(Try::found).count();
        return String.format(Locale.ROOT, "%d/%d %.1f%%", found, tries.size(), 100.0 * found / tries.size());
    }

    private static String time(List<Try> tries, double quantile) {
        double[] sorted = tries.stream().mapToDouble(Try::milliseconds).sorted().toArray();
        return String.format(Locale.ROOT, "%.0f", sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)]);
    }

    private static void row(String... cells) {
        System.out.printf(Locale.ROOT, "%-28s %16s %7s %5s %18s %7s %5s%n", (Object[]) cells);
    }
}
