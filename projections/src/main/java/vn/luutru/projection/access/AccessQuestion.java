package vn.luutru.projection.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.register.AskedPerson;

/**
 * Which questions were asked about persons.
 *
 * @param reader   the account that asked; null for all accounts, which only administrators may ask
 * @param kind     entries of this kind only; null for all
 * @param from     asked at or after this instant
 * @param to       asked before this instant
 * @param caseFile the case or duty that was stated, in whatever case and spacing; null for any
 * @param words    the number of a paper or words of a name that was asked for; null for any
 * @param person   the pseudonym of the person who was asked for; null for any
 * @param page     {@code nextPage} of the answer before; null for the first
 * @param size     1 to 500 items
 */
public record AccessQuestion(
        @Nullable String reader,
        AccessEntry.@Nullable Kind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String caseFile,
        @Nullable String words,
        @Nullable UUID person,
        @Nullable String page,
        int size) {

    /** As what a look through the log is recorded. The name is stored. */
    public static final String LOOK = "access-log";

    /** As what a look for a case or a person is recorded. The name is stored. */
    public static final String SEARCH = "access-log-search";

    /** Whatever was asked for, in whichever case. */
    public AccessQuestion(
            @Nullable String reader,
            AccessEntry.@Nullable Kind kind,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String page,
            int size) {
        this(reader, kind, from, to, null, null, null, page, size);
    }

    /** As which question it is recorded: whoever looks for a case or a person looks for somebody. */
    public String recordedAs() {
        return caseFile == null && words == null && person == null ? LOOK : SEARCH;
    }

    /** Whether there is anything in a text by which a case can be found. */
    public static boolean isCase(String text) {
        return !AccessFilter.plain(text).isEmpty();
    }

    /** Whether there is a number of a paper or a word of a name in a text. */
    public static boolean isPerson(String text) {
        return AskedPerson.isCalled(text);
    }

    /** The same for another page of the answer; null for the first. */
    public AccessQuestion onPage(@Nullable String page) {
        return new AccessQuestion(reader, kind, from, to, caseFile, words, person, page, size);
    }

    /** Without what was asked for: a log line must never name a person. */
    @Override
    public String toString() {
        return "AccessQuestion";
    }
}
