package vn.luutru.adapter.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import vn.luutru.declaration.CodeTables;
import vn.luutru.declaration.FindingCode;

/**
 * Why somebody asks about persons.
 *
 * @param purpose  a code of the table {@code purposes-of-query}
 * @param caseFile case number or duty, 1 to 64 characters; null where the role needs none
 */
record Why(String purpose, @Nullable String caseFile) {

    private static final int LONGEST_CASE = 64;

    /** What the headers say; refused with 400 where something is missing or unknown. */
    static Why of(Caller.Official reader, HttpHeaders headers, LocalDate today) {
        String purpose = headers.getFirst("X-Purpose");
        if (purpose == null || purpose.isBlank()) {
            throw Refusal.of(400, FindingCode.PURPOSE_REQUIRED, "");
        }
        if (CodeTables.PURPOSES_OF_QUERY.on(purpose.strip(), today) == null) {
            throw Refusal.of(400, FindingCode.PURPOSE_UNKNOWN, "");
        }
        String caseFile = text(headers.getFirst("X-Case"));
        if (caseFile == null && reader.role() == Role.POLICE) {
            throw Refusal.of(400, FindingCode.CASE_REQUIRED, "");
        }
        if (caseFile != null && caseFile.codePointCount(0, caseFile.length()) > LONGEST_CASE) {
            throw Refusal.of(400, FindingCode.CASE_TOO_LONG, "", Integer.toString(LONGEST_CASE));
        }
        return new Why(purpose.strip(), caseFile);
    }

    /** Header bytes arrive as Latin-1; most clients write UTF-8 there. */
    private static @Nullable String text(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(header.strip().getBytes(StandardCharsets.ISO_8859_1));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            // Latin-1 after all.
            return header.strip();
        }
    }

    /** Without the case: a log line must never say whose file it is. */
    @Override
    public String toString() {
        return "Why[" + purpose + "]";
    }
}
