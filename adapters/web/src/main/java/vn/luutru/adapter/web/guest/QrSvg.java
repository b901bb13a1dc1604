package vn.luutru.adapter.web.guest;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an SVG: sharp in every size.
 *
 * @param size in modules with the quiet zone of four on each side, which the standard asks for
 * @param path one rectangle for each run of dark modules
 */
public record QrSvg(int size, String path) {

    private static final int QUIET = 4;

    /** With error correction for a quarter of the code: posters get scratches. */
    static QrSvg of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.QUARTILE);
        StringBuilder path = new StringBuilder(4096);
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    int run = x - from;
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
            }
        }
        return new QrSvg(code.size + 2 * QUIET, path.toString());
    }
}
