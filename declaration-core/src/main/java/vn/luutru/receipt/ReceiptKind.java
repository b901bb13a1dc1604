package vn.luutru.receipt;

import vn.luutru.declaration.code.Code;

/** What a receipt is about. The numbers stand in signed receipts and never change. */
public enum ReceiptKind implements Code {
    CHECK_IN(1, "CHECK_IN"),
    CHECK_OUT(2, "CHECK_OUT"),
    CORRECTION(3, "CORRECTION"),
    CANCELLATION(4, "CANCELLATION"),
    NIL_REPORT(5, "NIL_REPORT"),
    /** The guests who arrived on one local day and whose stays stand. */
    DAY(6, "DAY"),
    /** What became of one upload. */
    BATCH(7, "BATCH"),
    MOVE(8, "MOVE");

    private final int number;
    private final String code;

    ReceiptKind(int number, String code) {
        this.number = number;
        this.code = code;
    }

    /** How the text that a receipt's digest is made of writes it. */
    @Override
    public String code() {
        return code;
    }

    /** How a signed receipt writes it. */
    public int number() {
        return number;
    }
}
