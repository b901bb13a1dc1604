package vn.luutru.browser.qr;

/**
 * What a camera sees, 1280 × 720, gray.
 *
 * @param hard   more of its kind than a phone held with some care gives
 * @param module the width of a module of the code in pixels
 * @param gray   a byte a pixel, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(Kind kind, boolean hard, double module, String text, byte[] gray) {

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    /** What is wrong with a frame. */
    enum Kind {
        CLEAN,
        ROTATED,
        BLURRED,
        DARK,
        NOISY,
        PERSPECTIVE,
        JPEG,
        MOTION,
        GLARE,
        /** A little of everything. */
        PHONE
    }
}
