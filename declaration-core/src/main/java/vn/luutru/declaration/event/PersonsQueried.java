package vn.luutru.declaration.event;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone asked about persons. Recorded before the answer leaves.
 *
 * @param query     the identity of this question
 * @param reader    the id of the account that asked
 * @param role      its role
 * @param territory the ward code it is limited to, null for the whole province
 * @param purpose   a code of the table {@code purposes-of-query}
 * @param caseFile  case number or duty, null where the role needs none; encrypted
 * @param question  which call was asked, for example {@code residents}
 * @param criteria  what was asked for, by parameter; encrypted, since it may name a person
 * @param results   how many persons the answer holds
 */
public record PersonsQueried(
        UUID query,
        String reader,
        String role,
        @Nullable String territory,
        String purpose,
        @Nullable String caseFile,
        String question,
        Map<String, String> criteria,
        int results,
        Instant askedAt)
        implements JournalEvent {

    public PersonsQueried {
        criteria = Map.copyOf(criteria);
    }

    @Override
    public UUID stream() {
        return query;
    }

    @Override
    public String by() {
        return reader;
    }

    @Override
    public Instant at() {
        return askedAt;
    }

    /** Without what was asked for: a log line must never name a person. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "PersonsQueried[query=%s, reader=%s, question=%s]", query, reader, question);
    }
}
