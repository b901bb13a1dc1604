package vn.luutru.declaration.capture;

/**
 * Where a captured value stood.
 *
 * @param line the line of a machine-readable zone, or the field of a card's QR code, counted from 1
 * @param from the first position in that line, counted from 1; 0 for a field of a QR code
 * @param to   the last position, inclusive; 0 for a field of a QR code
 */
public record Source(Manner manner, int line, int from, int to) {

    static Source field(Manner manner, int field) {
        return new Source(manner, field, 0, 0);
    }
}
