package vn.luutru.adapter.receipt;

import vn.luutru.text.TextBundle;

/** What receipts say on paper. */
final class PaperTexts {

    static final TextBundle VIETNAMESE = new TextBundle(PaperTexts.class, "receipt_vi");
    static final TextBundle ENGLISH = new TextBundle(PaperTexts.class, "receipt_en");

    private PaperTexts() {}
}
