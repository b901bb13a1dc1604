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

    /** The two coordinates on the card. */
    double[] onCard(double px, double py) {
        // The ray through the pixel meets the tilted plane; its normal leans by tilt in the direction towards.
        double dx = px - x;
        double dy = py - y;
        double along = dx * Math.cos(towards) + dy * Math.sin(towards);
        double across = -dx * Math.sin(towards) + dy * Math.cos(towards);
        double depth = DISTANCE / (DISTANCE * Math.cos(tilt) - along * Math.sin(tilt));
        double planeAlong = along * depth;
        double planeAcross = across * depth * Math.cos(tilt);
        double cardX = planeAlong * Math.cos(towards) - planeAcross * Math.sin(towards);
        double cardY = planeAlong * Math.sin(towards) + planeAcross * Math.cos(towards);
        return new double[] {
            middle + (cardX * Math.cos(turn) + cardY * Math.sin(turn)) / module,
            middle + (-cardX * Math.sin(turn) + cardY * Math.cos(turn)) / module
        };
    }
}
