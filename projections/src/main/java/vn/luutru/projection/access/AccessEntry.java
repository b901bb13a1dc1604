package vn.luutru.projection.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;

/**
 * One entry of the access log.
 *
 * @param kind      what happened
 * @param query     the identity of the question, the sum or the act
 * @param reader    the account or key that asked or acted
 * @param territory the ward codes it is limited to; null for the whole province, and for keys and desks
 * @param purpose   a code of the table {@code purposes-of-query}; null where none has to be stated
 * @param caseFile  case number or duty; null where none was stated or its month was erased
 * @param question  which call was asked, or what was done with a key or a desk
 * @param criteria  what was asked for, or which key or desk it was and what it is good for
 * @param results   how many persons the answers hold
 * @param askedAt   when it was asked or done; of a sum when it was drawn
 */
public record AccessEntry(
        Kind kind,
        UUID query,
        String reader,
        String role,
        @Nullable String territory,
        @Nullable String purpose,
        @Nullable String caseFile,
        String question,
        Map<String, String> criteria,
        int results,
        Instant askedAt) {

    /** What the log contains. */
    public enum Kind implements Code {
        /** An official asked about persons. */
        PERSONS_QUERIED("PERSONS_QUERIED"),
        /** The sum of an operator's reads over some time. */
        OPERATOR_READS("OPERATOR_READS"),
        /** An administrator issued, confirmed or revoked a key. */
        OPERATOR_KEY("OPERATOR_KEY"),
        /** A reception desk, somebody at it or a poster was given or taken. */
        DESK("DESK"),
        /** An entry of the watch list was made or removed, or a match was taken note of. */
        WATCH_LIST("WATCH_LIST"),
        /** An official signed in or out. */
        SESSION("SESSION"),
        /** Calls or pages were refused to somebody. */
        REFUSED("REFUSED"),
        /** The destruction of a month's key was asked for, taken back or done. */
        DESTRUCTION("DESTRUCTION"),
        /** A read model was paused, resumed or built anew, or an event that cannot be read is skipped. */
        SYSTEM("SYSTEM");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    public AccessEntry {
        criteria = Map.copyOf(criteria);
    }

    /**
     * Whether two entries say the same of who did what, when and why. What was asked for and the case may be erased in
     * one of them.
     */
    boolean same(AccessEntry other) {
        return kind == other.kind
                && query.equals(other.query)
                && reader.equals(other.reader)
                && role.equals(other.role)
                && Objects.equals(territory, other.territory)
                && Objects.equals(purpose, other.purpose)
                && question.equals(other.question)
                && results == other.results
                && askedAt.equals(other.askedAt)
                && (criteria.equals(other.criteria) || criteria.isEmpty() || other.criteria.isEmpty())
                && (Objects.equals(caseFile, other.caseFile) || caseFile == null || other.caseFile == null);
    }

    /** Without what was asked for: a log line must never name a person. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "AccessEntry[kind=%s, query=%s, reader=%s]", kind, query, reader);
    }
}
