package vn.luutru.access.desk;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.declaration.validation.TextCheck;

/** Labels and names: short texts that people write for one another. */
final class Labels {

    private static final int MAX_LENGTH = 80;

    private Labels() {}

    /**
     * The text in its normal form.
     *
     * @throws DeskException if it is empty, too long or has characters that nobody sees
     */
    static String check(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw new DeskException(FindingCode.FIELD_REQUIRED, field);
        }
        if (text.length() > MAX_LENGTH) {
            throw new DeskException(FindingCode.FIELD_TOO_LONG, field, Integer.toString(MAX_LENGTH));
        }
        if (TextCheck.hasInvisible(text)) {
            throw new DeskException(FindingCode.FIELD_CONTROL_CHARACTERS, field);
        }
        return InputNormalizer.text(text);
    }
}
