package vn.luutru.declaration.capture;

/** What was read. */
public enum DocumentFormat {
    /** The QR code of a Vietnamese identity card. */
    CARD_QR(0, 0),
    /** Three lines of 30: cards of the size of a bank card (ICAO Doc 9303-5). */
    TD1(3, 30),
    /** Two lines of 36: larger cards (ICAO Doc 9303-6). */
    TD2(2, 36),
    /** Two lines of 44: passports (ICAO Doc 9303-4). */
    TD3(2, 44);

    private final int lines;
    private final int length;

    DocumentFormat(int lines, int length) {
        this.lines = lines;
        this.length = length;
    }

    /** How many lines a machine-readable zone of this format has. */
    public int lines() {
        return lines;
    }

    /** How many characters each of its lines has. */
    public int length() {
        return length;
    }
}
