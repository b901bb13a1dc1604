package vn.luutru.browser.qr;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An invented identity card: the text of its QR code, and its face in modules of the code, the code's upper left corner
 * at the origin. The code is UTF-8 in byte mode and names no encoding, like those of real cards.
 */
final class Card {

    private static final List<String> FAMILIES = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Hồ", "Vũ", "Đặng");
    private static final List<String> MIDDLES = List.of("Văn", "Thị", "Hữu", "Ngọc", "Thuỳ", "Quỳnh", "Xuân");
    private static final List<String> NAMES = List.of("Thử", "Mẫu", "Ví Dụ", "Ẵm", "Nghiệm", "Tưởng Tượng", "Giả Định");
    private static final List<String> PLACES = List.of(
            "Khu phố Mẫu, Phường Thử Nghiệm, Tỉnh Thanh Hóa",
            "Thôn Ví Dụ, Xã Đường Lối, Huyện Tưởng Tượng, Tỉnh Thanh Hóa",
            "Số 12 ngõ 3, Tổ 4, Thị trấn Ẩn Hiện, Huyện Giả Định, Tỉnh Nghệ An");

    private static final double DARK = 45;
    private static final double LIGHT = 220;

    /** Around a code on a card less is left free than the four modules of the standard. */
    private static final double QUIET = 3;

    private final String text;
    private final QrCode code;

    private Card(String text, QrCode code) {
        this.text = text;
        this.code = code;
    }

    static Card invented(SplittableRandom random) {
        boolean former = random.nextBoolean();
        String text = "0380" + digits(random, 8)
                + "|" + (former ? digits(random, 9) : "")
                + "|" + pick(FAMILIES, random) + " " + pick(MIDDLES, random) + " " + pick(NAMES, random)
                + "|" + "1503" + (1950 + random.nextInt(55))
                + "|" + (random.nextBoolean() ? "Nam" : "Nữ")
                + "|" + pick(PLACES, random)
                + "|" + "01072021";
        QrCode.Ecc level = random.nextBoolean() ? QrCode.Ecc.MEDIUM : QrCode.Ecc.QUARTILE;
        return new Card(
                text,
                QrCode.encodeSegments(
                        List.of(QrSegment.makeBytes(text.getBytes(StandardCharsets.UTF_8))), level, 1, 40, -1, false));
    }

    String text() {
        return text;
    }

    /** The width of the code in modules. */
    int size() {
        return code.size;
    }

    /** Whether a point is print, or nothing, with all that is seen beside it: there one sample of a pixel is enough. */
    boolean isFarFromCode(double x, double y) {
        double far = QUIET + 2;
        return x < -far || y < -far || x > code.size + far || y > code.size + far;
    }

    /** How bright the card is at a point, 0 to 255. */
    double brightness(double x, double y) {
        if (x >= 0 && y >= 0 && x < code.size && y < code.size) {
            return code.getModule((int) x, (int) y) ? DARK : LIGHT;
        }
        if (x > -QUIET && y > -QUIET && x < code.size + QUIET && y < code.size + QUIET) {
            return LIGHT;
        }
        return pattern(x, y);
    }

    /** Waves and lines of print, as papers of value have them. */
    private static double pattern(double x, double y) {
        double waves = 12 * Math.sin(x / 2.1 + 3 * Math.sin(y / 7)) + 9 * Math.sin(y / 1.7 + 2 * Math.sin(x / 9));
        boolean print = Math.floorMod((int) Math.floor(y / 3), 4) == 0 && Math.sin(x * 1.9) > -0.2;
        return print ? 90 : 190 + waves;
    }

    private static String digits(SplittableRandom random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
