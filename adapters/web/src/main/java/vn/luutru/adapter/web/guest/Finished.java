package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stays in the browser of a guest who has a code: enough to show it again and to delete what was sent, and nothing
 * of what was typed.
 *
 * @param guestCards the guest's and their children's
 * @param until      when they are deleted in any case
 * @param paper      what to show the desk beside the code: an identity card, or a passport
 */
public record Finished(String code, List<UUID> guestCards, Instant until, String paper) {

    static final String CODE = "code";
    private static final String CARDS = "cards";
    private static final String UNTIL = "until";
    private static final String PAPER = "paper";

    /** As the browser keeps it. */
    Answers answers() {
        return Answers.NONE
                .with(CODE, code)
                .with(CARDS, guestCards.stream().map(UUID::toString).collect(Collectors.joining(" ")))
                .with(UNTIL, Long.toString(until.getEpochSecond()))
                .with(PAPER, paper);
    }

    /** Null for a guest who has not finished. */
    static @Nullable Finished of(Answers answers) {
        if (!answers.has(CODE)) {
            return null;
        }
        List<UUID> guestCards = Arrays.stream(answers.get(CARDS).split(" "))
                .map(UUID::fromString)
                .toList();
        return new Finished(
                answers.get(CODE),
                guestCards,
                Instant.ofEpochSecond(Long.parseLong(answers.get(UNTIL))),
                answers.get(PAPER));
    }
}
