package vn.luutru.projection.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    public enum Kind {
        /** An official asked about persons. */
        PERSONS_QUERIED,
        /** The sum of an operator's reads over some time. */
        OPERATOR_READS,
        /** An administrator issued, confirmed or revoked a key. */
        OPERATOR_KEY,
        /** A reception desk, somebody at it or a poster was given or taken. */
        DESK,
        /** An entry of the watch list was made or removed, or a match was taken note of. */
        WATCH_LIST
    }

    public AccessEntry {
        criteria = Map.copyOf(criteria);
    }

    /** Without what was asked for: a log line must never name a person. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "AccessEntry[kind=%s, query=%s, reader=%s]", kind, query, reader);
    }
}
