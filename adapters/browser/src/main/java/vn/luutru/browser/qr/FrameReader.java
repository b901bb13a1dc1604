package vn.luutru.browser.qr;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.alg.fiducial.qrcode.QrCode;
import boofcv.factory.fiducial.ConfigQrCode;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a frame as a whole and then, where nothing is found, its centre at twice the size: of a small code the detector
 * sees nothing until its squares are some pixels wide. Not for use by several threads.
 */
public final class FrameReader {

    /** The bytes of a frame: red, green, blue and opacity of each pixel, 0 to 255. */
    @FunctionalInterface
    public interface Pixels {
        int get(int index);
    }

    /** The side of the centre, before it is enlarged; a wider one would cost more than it finds. */
    private static final int CENTRE = 720;

    private final QrCodeDetector<GrayU8> detector;
    private final GrayU8 whole = new GrayU8(1, 1);
    private final GrayU8 enlarged = new GrayU8(1, 1);

    public FrameReader() {
        ConfigQrCode config = new ConfigQrCode();
        // Cards name no encoding, and Java's guess at one reads nothing here.
        config.forceEncoding = "UTF-8";
        this.detector = FactoryFiducial.qrcode(config, GrayU8.class);
    }

    /** The text of a code; null where none is found. */
    public @Nullable String read(int width, int height, Pixels rgba) {
        toGray(width, height, rgba);
        String text = detect(whole);
        if (text != null) {
            return text;
        }
        enlargeCentre();
        return detect(enlarged);
    }

    private @Nullable String detect(GrayU8 image) {
        detector.process(image);
        List<QrCode> found = detector.getDetections();
        return found.isEmpty() ? null : found.getFirst().message;
    }

    /** Brightness as the eye weighs it, ITU-R BT.601, in 256ths. */
    private void toGray(int width, int height, Pixels rgba) {
        whole.reshape(width, height);
        byte[] gray = whole.data;
        for (int i = 0, from = 0; i < width * height; i++, from += 4) {
            gray[i] = (byte) ((77 * rgba.get(from) + 150 * rgba.get(from + 1) + 29 * rgba.get(from + 2)) >> 8);
        }
    }

    /** Each pixel of the centre becomes four, those between by their neighbours (bilinear). */
    private void enlargeCentre() {
        int side = Math.min(CENTRE, Math.min(whole.width, whole.height));
        int left = (whole.width - side) / 2;
        int top = (whole.height - side) / 2;
        int size = 2 * side;
        enlarged.reshape(size, size);
        byte[] from = whole.data;
        byte[] to = enlarged.data;
        for (int y = 0; y < size; y++) {
            // The middle of a new pixel lies a quarter of an old one beside the middle of the old.
            int upper = Math.max((y - 1) >> 1, 0);
            int lower = Math.min(upper + (y == 0 ? 0 : 1), side - 1);
            int upperWeight = (y & 1) == 0 ? 1 : 3;
            int upperRow = (top + upper) * whole.width + left;
            int lowerRow = (top + lower) * whole.width + left;
            int at = y * size;
            for (int x = 0; x < size; x++) {
                int near = Math.max((x - 1) >> 1, 0);
                int far = Math.min(near + (x == 0 ? 0 : 1), side - 1);
                int nearWeight = (x & 1) == 0 ? 1 : 3;
                int above =
                        nearWeight * (from[upperRow + near] & 0xFF) + (4 - nearWeight) * (from[upperRow + far] & 0xFF);
                int below =
                        nearWeight * (from[lowerRow + near] & 0xFF) + (4 - nearWeight) * (from[lowerRow + far] & 0xFF);
                to[at + x] = (byte) ((upperWeight * above + (4 - upperWeight) * below + 8) >> 4);
            }
        }
    }
}
