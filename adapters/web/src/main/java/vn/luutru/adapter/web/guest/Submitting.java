package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Sender;
import vn.luutru.adapter.web.Language;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;

/** From the last answer to the code: the guest's card and one for each child, as one party. */
final class Submitting {

    private final GuestCards cards;

    Submitting(GuestCards cards) {
        this.cards = cards;
    }

    Finished submit(String posterId, Answers answers, Language language, Sender sender, Instant now) {
        List<StayDetails> children = GuestFacts.children(answers, now);
        String party = children.isEmpty() ? null : "khach-" + UUID.randomUUID();
        List<GuestCard> kept = new ArrayList<>();
        try {
            kept.add(submit(posterId, GuestFacts.guest(answers, now), party, language, sender));
            for (StayDetails child : children) {
                kept.add(submit(posterId, child, party, language, sender));
            }
        } catch (RuntimeException failed) {
            // Who comes with their children comes whole, or tries again.
            kept.forEach(card -> cards.delete(card.establishment(), card.id()));
            throw failed;
        }
        GuestCard own = kept.getFirst();
        return new Finished(
                own.code(),
                kept.stream().map(GuestCard::id).toList(),
                own.expiresAt(),
                answers.get(Form.NATIONALITY).equals(Vietnam.CODE) ? "card" : "passport");
    }

    private GuestCard submit(
            String posterId, StayDetails details, @Nullable String party, Language language, Sender sender) {
        StayDetails whole = details.toBuilder().set(Field.PARTY, party).build();
        return cards.submit(posterId, whole, language.locale(), sender);
    }

    /** Deletes what still waits; what the desk has declared meanwhile stays declared. */
    void delete(EstablishmentId establishment, Finished finished) {
        finished.cards().forEach(card -> cards.delete(establishment, card));
    }
}
