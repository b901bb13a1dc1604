package vn.luutru.browser.qr;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Uint8ClampedArray;

/** The module {@code qr.js}. */
public final class QrModule {

    private static final FrameReader READER = new FrameReader();

    private QrModule() {}

    /** TeaVM begins here; a module has nothing to do before it is called. */
    public static void main(String[] arguments) {}

    /**
     * The text of a QR code in a frame; null where none is found.
     *
     * @param rgba the pixels row by row, four bytes each, as {@code ImageData} has them
     */
    @JSExport
    public static @Nullable String decode(int width, int height, Uint8ClampedArray rgba) {
        return READER.read(width, height, rgba::get);
    }
}
