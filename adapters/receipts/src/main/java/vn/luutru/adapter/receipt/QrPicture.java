package vn.luutru.adapter.receipt;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A QR code as a picture of whole pixels, in black and white, with the quiet zone that readers need. */
final class QrPicture {

    /** Modules on each side (ISO/IEC 18004, section 6.3.8). */
    private static final int QUIET = 4;

    private static final int PIXELS = 6;
    private static final int WHITE = 0xFFFFFF;

    private QrPicture() {}

    /** As a {@code data:} address. */
    static String dataAddress(QrCode code) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image(code), "png", png)) {
                throw new IllegalStateException("This Java platform writes no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static BufferedImage image(QrCode code) {
        int side = (code.size + 2 * QUIET) * PIXELS;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean dark = code.getModule(x / PIXELS - QUIET, y / PIXELS - QUIET);
                image.setRGB(x, y, dark ? 0 : WHITE);
            }
        }
        return image;
    }
}
