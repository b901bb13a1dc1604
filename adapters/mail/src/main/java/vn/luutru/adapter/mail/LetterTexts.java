package vn.luutru.adapter.mail;

import vn.luutru.text.TextBundle;

/** What letters say. */
final class LetterTexts {

    static final TextBundle VIETNAMESE = new TextBundle(LetterTexts.class, "letter_vi");
    static final TextBundle ENGLISH = new TextBundle(LetterTexts.class, "letter_en");

    private LetterTexts() {}
}
