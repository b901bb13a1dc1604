package vn.luutru.browser.qr;

/**
 * How a camera looks at a card: where a point of the frame lies on the card.
 *
 * @param middle  of the code on the card, in modules in both directions
 * @param module  the width of a module in pixels
 * @param turn    of the card in its plane, in radians
 * @param tilt    of the card out of its plane, in radians
 * @param towards the direction of the tilt, in radians
 * @param x       where the middle of the code is seen, in pixels
 * @param y       the same downwards
 */
record View(double middle, double module, double turn, double tilt, double towards, double x, double y) {

    /** How far away the eye is, in pixels: a phone's camera sees about 65 degrees. */
    private static final double DISTANCE = 1_000;

    /** The way back from a frame to the card, with all that is the same for each point. */
    Ray ray() {
        return new Ray(
                this,
                Math.cos(turn),
                Math.sin(turn),
                Math.cos(tilt),
                Math.sin(tilt),
                Math.cos(towards),
                Math.sin(towards));
    }

    /** Sines and cosines once for a frame of eight million points: each costs more than all else of a point. */
    record Ray(
            View view,
            double cosTurn,
            double sinTurn,
            double cosTilt,
            double sinTilt,
            double cosTowards,
            double sinTowards) {

        /** Puts the two coordinates on the card into {@code found}. */
        void onCard(double px, double py, double[] found) {
            // The ray through the pixel meets the tilted plane; its normal leans by tilt in the direction towards.
            double dx = px - view.x;
            double dy = py - view.y;
            double along = dx * cosTowards + dy * sinTowards;
            double across = -dx * sinTowards + dy * cosTowards;
            double depth = DISTANCE / (DISTANCE * cosTilt - along * sinTilt);
            double planeAlong = along * depth;
            double planeAcross = across * depth * cosTilt;
            double cardX = planeAlong * cosTowards - planeAcross * sinTowards;
            double cardY = planeAlong * sinTowards + planeAcross * cosTowards;
            found[0] = view.middle + (cardX * cosTurn + cardY * sinTurn) / view.module;
            found[1] = view.middle + (-cardX * sinTurn + cardY * cosTurn) / view.module;
        }
    }
}
