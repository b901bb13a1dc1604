package vn.luutru.adapter.web.guest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Sender;
import vn.luutru.adapter.web.Language;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * From the last answer to the code: the guest card and one for each child, as one party. Who presses twice sends the
 * same draft twice, and gets the same cards.
 */
final class Submitting {

    /** Of an answer: a number of the draft that nobody can guess. */
    private static final String DRAFT = "_draft";

    private final GuestCards cards;

    Submitting(GuestCards cards) {
        this.cards = cards;
    }

    /** The answers with a number of their own, which they keep. */
    static Answers numbered(Answers answers) {
        return answers.has(DRAFT)
                ? answers
                : answers.with(DRAFT, UUID.randomUUID().toString());
    }

    Finished submit(String posterId, Answers answers, Language language, Sender sender, Instant now) {
        String draft = numbered(answers).get(DRAFT);
        List<StayDetails> guests = new ArrayList<>();
        guests.add(GuestFacts.guest(answers, now));
        guests.addAll(GuestFacts.children(answers, now));
        String party = guests.size() == 1 ? null : "khach-" + number(draft, "party");
        List<GuestCards.Submitted> kept = new ArrayList<>();
        try {
            for (StayDetails guest : guests) {
                StayDetails whole = guest.toBuilder().set(Field.PARTY, party).build();
                UUID id = number(draft, Integer.toString(kept.size()));
                kept.add(cards.submit(id, posterId, whole, language.locale(), sender));
            }
        } catch (RuntimeException failed) {
            // Who comes with their children comes whole, or tries again.
            kept.stream()
                    .filter(GuestCards.Submitted::anew)
                    .map(GuestCards.Submitted::card)
                    .forEach(card -> cards.delete(card.establishment(), card.id()));
            throw failed;
        }
        GuestCard own = kept.getFirst().card();
        return new Finished(
                own.code(),
                kept.stream().map(one -> one.card().id()).toList(),
                own.expiresAt(),
                answers.get(FieldNames.NATIONALITY).equals(Vietnam.CODE) ? "card" : "passport");
    }

    private static UUID number(String draft, String of) {
        return UUID.nameUUIDFromBytes((draft + ' ' + of).getBytes(StandardCharsets.UTF_8));
    }

    /** Deletes what still waits; what the desk has declared meanwhile stays declared. */
    void delete(EstablishmentId establishment, Finished finished) {
        finished.guestCards().forEach(card -> cards.delete(establishment, card));
    }
}
