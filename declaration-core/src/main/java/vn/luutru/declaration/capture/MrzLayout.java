package vn.luutru.declaration.capture;

/**
 * Where the fields of a zone stand, lines and positions counted from 1 as in ICAO Doc 9303, the last position included.
 *
 * @param optional the optional data; of TD1 the first of its two fields
 */
record MrzLayout(
        Span number, Span birth, int sex, Span expiry, Span nationality, Span optional, Span name, Span state) {

    /** Characters of one line. */
    record Span(int line, int from, int to) {

        String in(MrzLines zone) {
            return zone.text(line, from, to);
        }

        Source source(Manner manner) {
            return new Source(manner, line, from, to);
        }
    }

    private static final MrzLayout TD1 = new MrzLayout(
            new Span(1, 6, 14),
            new Span(2, 1, 6),
            8,
            new Span(2, 9, 14),
            new Span(2, 16, 18),
            new Span(1, 16, 30),
            new Span(3, 1, 30),
            new Span(1, 3, 5));

    private static final MrzLayout TD2 = new MrzLayout(
            new Span(2, 1, 9),
            new Span(2, 14, 19),
            21,
            new Span(2, 22, 27),
            new Span(2, 11, 13),
            new Span(2, 29, 35),
            new Span(1, 6, 36),
            new Span(1, 3, 5));

    private static final MrzLayout TD3 = new MrzLayout(
            new Span(2, 1, 9),
            new Span(2, 14, 19),
            21,
            new Span(2, 22, 27),
            new Span(2, 11, 13),
            new Span(2, 29, 42),
            new Span(1, 6, 44),
            new Span(1, 3, 5));

    static MrzLayout of(DocumentFormat format) {
        return switch (format) {
            case TD1 -> TD1;
            case TD2 -> TD2;
            case TD3 -> TD3;
            case CARD_QR -> throw new IllegalArgumentException("A QR code has no lines");
        };
    }

    /** What the last check digit of the zone covers. */
    static String composite(MrzLines zone) {
        return switch (zone.format()) {
            case TD1 -> zone.text(1, 6, 30) + zone.text(2, 1, 7) + zone.text(2, 9, 15) + zone.text(2, 19, 29);
            case TD2 -> zone.text(2, 1, 10) + zone.text(2, 14, 20) + zone.text(2, 22, 35);
            case TD3 -> zone.text(2, 1, 10) + zone.text(2, 14, 20) + zone.text(2, 22, 43);
            case CARD_QR -> throw new IllegalArgumentException("A QR code has no lines");
        };
    }
}
