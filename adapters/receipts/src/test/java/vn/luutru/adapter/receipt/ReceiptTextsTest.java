package vn.luutru.adapter.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luutru.receipt.ReceiptKind;

class ReceiptTextsTest {

    @Test
    void both_languages_say_the_same_things() {
        assertThat(PaperTexts.VIETNAMESE.keys()).containsExactlyInAnyOrderElementsOf(PaperTexts.ENGLISH.keys());
        for (String key : PaperTexts.VIETNAMESE.keys()) {
            for (String place : new String[] {"{0}", "{1}", "{2}", "{3}"}) {
                assertThat(PaperTexts.ENGLISH.text(key).contains(place))
                        .as(key)
                        .isEqualTo(PaperTexts.VIETNAMESE.text(key).contains(place));
            }
        }
    }

    @Test
    void every_kind_of_receipt_has_a_name() {
        for (ReceiptKind kind : ReceiptKind.values()) {
            boolean several = kind == ReceiptKind.DAY || kind == ReceiptKind.BATCH;
            assertThat(PaperTexts.VIETNAMESE.text((several ? "title." : "kind.") + kind))
                    .isNotBlank();
        }
    }
}
