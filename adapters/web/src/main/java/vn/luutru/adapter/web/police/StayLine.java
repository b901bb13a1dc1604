package vn.luutru.adapter.web.police;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stay as a line of a page, in the page's language.
 *
 * @param person          the id of the person
 * @param name            as declared; words for one whom nobody knows
 * @param about           date of birth, sex, nationality of foreigners
 * @param document        the number of the paper; null without one
 * @param establishment   its name
 * @param establishmentId its id
 * @param room            room and bed, or the department
 * @param arrived         day and time
 * @param state           what is known of it
 * @param kind            of its tag
 * @param tags            what else is to be seen at once
 */
public record StayLine(
        UUID person,
        String name,
        String about,
        @Nullable String document,
        String establishment,
        String establishmentId,
        String room,
        String arrived,
        String state,
        String kind,
        String icon,
        List<Tag> tags) {

    /** A word with its symbol. */
    public record Tag(String kind, String icon, String text) {}

    public StayLine {
        tags = List.copyOf(tags);
    }

    /** The same with other tags. */
    StayLine with(List<Tag> others) {
        return new StayLine(
                person,
                name,
                about,
                document,
                establishment,
                establishmentId,
                room,
                arrived,
                state,
                kind,
                icon,
                others);
    }

    /** Without who it is: a log line must never name a guest. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "StayLine[establishmentId=%s]", establishmentId);
    }
}
