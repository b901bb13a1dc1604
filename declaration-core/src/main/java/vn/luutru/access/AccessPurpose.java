package vn.luutru.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.declaration.validation.TextCheck;

/**
 * Why somebody asks about persons.
 *
 * @param purpose  a code of the table {@code purposes-of-query}
 * @param caseFile case number or duty, 1 to 64 visible characters; null where the role needs none
 */
public record AccessPurpose(String purpose, @Nullable String caseFile) {

    /** Why an administrator or an official reads the access log: reading it has no other purpose, and needs no case. */
    public static final AccessPurpose AUDIT = new AccessPurpose("AUDIT", null);

    /** Why the watch list is read by a call that states nothing: to look for somebody. */
    public static final AccessPurpose WATCH_LIST = new AccessPurpose("WANTED_PERSON", null);

    private static final int MAX_CASE_LENGTH = 64;

    /** The stated purpose is missing, unknown or unreadable. */
    public static final class InvalidException extends RuntimeException {

        private final Finding finding;

        InvalidException(FindingCode code, String... arguments) {
            super(code.name(), null, false, false);
            this.finding = Finding.of(code, "", arguments);
        }

        /** The reason, for the reader. */
        public Finding finding() {
            return finding;
        }
    }

    /**
     * What a reader states.
     *
     * @param purpose  null or blank if nothing is stated
     * @param caseFile as it arrived in a header, each byte a Latin-1 character; null or blank if nothing is stated
     * @param today    local day, on which the code of the purpose must be valid
     * @throws InvalidException if something is missing, unknown or unreadable
     */
    public static AccessPurpose of(
            Caller.Official reader, @Nullable String purpose, @Nullable String caseFile, LocalDate today) {
        if (purpose == null || purpose.isBlank()) {
            throw new InvalidException(FindingCode.PURPOSE_REQUIRED);
        }
        if (CodeTables.PURPOSES_OF_QUERY.on(purpose.strip(), today) == null) {
            throw new InvalidException(FindingCode.PURPOSE_UNKNOWN);
        }
        String stated = text(caseFile);
        if (stated == null) {
            if (reader.role() == Role.POLICE) {
                throw new InvalidException(FindingCode.CASE_REQUIRED);
            }
        } else if (stated.codePointCount(0, stated.length()) > MAX_CASE_LENGTH) {
            throw new InvalidException(FindingCode.CASE_TOO_LONG, Integer.toString(MAX_CASE_LENGTH));
        } else if (stated.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new InvalidException(FindingCode.CASE_UNREADABLE);
        }
        return new AccessPurpose(purpose.strip(), stated);
    }

    /** Header bytes arrive as Latin-1; most clients write UTF-8 there. */
    private static @Nullable String text(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String read;
        try {
            read = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            // Latin-1 after all.
            read = header;
        }
        // Before it is normalized, which may drop them: what nobody can see was not written by somebody with a file.
        if (TextCheck.hasInvisible(read)) {
            throw new InvalidException(FindingCode.CASE_UNREADABLE);
        }
        String text = InputNormalizer.text(read);
        return text.isEmpty() ? null : text;
    }

    /** Without the case: a log line must never say whose file it is. */
    @Override
    public String toString() {
        return "AccessPurpose[" + purpose + "]";
    }
}
