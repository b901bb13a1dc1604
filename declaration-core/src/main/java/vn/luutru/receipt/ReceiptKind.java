package vn.luutru.receipt;

/** What a receipt is about. The numbers stand in signed receipts and never change. */
public enum ReceiptKind {
    CHECK_IN(1),
    CHECK_OUT(2),
    CORRECTION(3),
    CANCELLATION(4),
    NIL_REPORT(5),
    /** Everything that an establishment declared on one local day. */
    DAY(6),
    /** What became of one upload. */
    BATCH(7),
    MOVE(8);

    private final int number;

    ReceiptKind(int number) {
        this.number = number;
    }

    /** How a signed receipt writes it. */
    public int number() {
        return number;
    }
}
