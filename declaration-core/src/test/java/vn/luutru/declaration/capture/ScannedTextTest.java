package vn.luutru.declaration.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.capture.Scans.card;
import static vn.luutru.declaration.capture.Scans.codes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.FindingCode;

/** Scanners that act as a keyboard and have no key for Vietnamese letters. */
class ScannedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "windows-1258", "IBM437"})
    void bytes_typed_as_letters_of_a_code_page_are_decoded(String page) {
        Capture read = card(typed(Scans.NEW_CARD, page));

        assertThat(read.guest()).isEqualTo(card(Scans.NEW_CARD).guest());
        assertThat(codes(read)).containsOnly(FindingCode.CAPTURED_TEXT_REPAIRED);
        assertThat(read.sources().get(Field.FULL_NAME)).isEqualTo(new Source(Manner.REPAIRED, 3, 0, 0));
    }

    @Property
    void every_vietnamese_name_comes_back_from_a_code_page(@ForAll("names") String name) {
        for (String page : new String[] {"ISO-8859-1", "IBM437"}) {
            ScannedText text = ScannedText.of(typed(name, page));

            assertThat(text.text()).isEqualTo(name);
        }
    }

    @Property
    void a_name_that_came_whole_is_never_changed(@ForAll("names") String name) {
        assertThat(ScannedText.name(name)).isEqualTo(new ScannedText(name, false));
    }

    @Property
    void every_vietnamese_name_comes_back_from_references(@ForAll("names") String name) {
        StringBuilder references = new StringBuilder();
        name.chars().forEach(c -> references.append(c < 0x80 ? Character.toString(c) : "&#" + c + ";"));

        assertThat(ScannedText.name(references.toString()).text()).isEqualTo(name);
    }

    @Property
    void decimal_codes_in_a_name_are_decoded_in_the_only_way_or_not_at_all(@ForAll("names") String name) {
        StringBuilder codes = new StringBuilder();
        name.chars().forEach(c -> codes.append(c < 0x80 ? Character.toString(c) : Integer.toString(c)));

        assertThat(ScannedText.name(codes.toString()).text()).isIn(name, codes.toString());
    }

    @Test
    void a_decimal_code_in_a_name_is_its_letter() {
        assertThat(ScannedText.name("Nguy7877n V259n Th7917")).isEqualTo(new ScannedText("Nguyễn Văn Thử", true));
        assertThat(ScannedText.name("Nguyễn Văn 2")).isEqualTo(new ScannedText("Nguyễn Văn 2", false));
    }

    @Test
    void digits_of_an_address_are_no_codes() {
        assertThat(ScannedText.of("Số 259 Phố Mẫu").text()).isEqualTo("Số 259 Phố Mẫu");
    }

    @Test
    void a_name_with_lost_letters_is_to_be_confirmed_and_the_rest_is_read() {
        Capture read = card("038303000002||L? Th? M?u|02092003|N?|Khu ph? M?u, Ph??ng S?m S?n, Thanh Hóa|05082025");

        assertThat(read.guest().documentNumber()).isEqualTo("038303000002");
        assertThat(read.guest().sex()).isEqualTo(Sex.FEMALE);
        assertThat(read.sources().get(Field.SEX).manner()).isEqualTo(Manner.DERIVED);
        assertThat(read.guest().fullName()).isEqualTo("L? Th? M?u");
        assertThat(codes(read))
                .containsExactlyInAnyOrder(
                        FindingCode.NAME_CHARACTERS_LOST,
                        FindingCode.CARD_SEX_UNREADABLE,
                        FindingCode.ADDRESS_WARD_TO_CHOOSE);
    }

    @Test
    void half_a_letter_is_not_decoded() {
        String cut = "Nguyá»n"; // The last byte of ễ is lost.

        assertThat(ScannedText.of(cut)).isEqualTo(new ScannedText(cut, false));
    }

    /** As Windows types bytes: one that its code page has no letter for is the control character of its number. */
    private static String typed(String text, String page) {
        StringBuilder typed = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String letter = new String(new byte[] {b}, Charset.forName(page));
            typed.append(letter.equals("\ufffd") ? Character.toString(b & 0xFF) : letter);
        }
        return typed.toString();
    }

    @Provide
    static Arbitrary<String> names() {
        Arbitrary<String> syllable = Arbitraries.of(
                "Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Vũ", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Hà", "Văn",
                "Thị", "Hữu", "Đức", "Ánh", "Yến", "Thử", "Mẫu", "Ngọc", "Quỳnh", "Khuê", "Ước", "Ỷ", "Ân", "An",
                "Minh");
        return syllable.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(words -> Normalizer.normalize(String.join(" ", words), Normalizer.Form.NFC));
    }
}
