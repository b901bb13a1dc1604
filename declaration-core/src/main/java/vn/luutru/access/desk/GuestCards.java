package vn.luutru.access.desk;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.codec.DeclarationWriter;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;

/**
 * The cards that guests fill by a poster, from the page to the desk. All methods block, and fail as
 * {@link GuestCardStore} does.
 */
public final class GuestCards {

    /** Without characters that are read for others. */
    private static final String LETTERS = "ABCDEFGHKMNPRSTVXY";

    private static final String DIGITS = "23456789";
    private static final int TRIES = 50;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final GuestCardStore store;
    private final Posters posters;
    private final InstantSource clock;
    private final DeskLimits limits;
    private final RateLimit perAddress;
    private final RateLimit perPoster;

    /** @param nanoTime as {@link System#nanoTime} */
    public GuestCards(
            GuestCardStore store, Posters posters, InstantSource clock, DeskLimits limits, LongSupplier nanoTime) {
        this.store = store;
        this.posters = posters;
        this.clock = clock;
        this.limits = limits;
        this.perAddress = new RateLimit(limits.guestCardsPerAddress(), nanoTime);
        this.perPoster = new RateLimit(limits.guestCardsPerPoster(), nanoTime);
    }

    /** A card that waits, and whether this call kept it: it may have waited before. */
    public record Submitted(GuestCard card, boolean anew) {}

    /** As {@link #submit(UUID, String, StayDetails, Locale, Sender)}, as a card of its own. */
    public GuestCard submit(String posterId, StayDetails details, Locale language, Sender sender) {
        return submit(UUID.randomUUID(), posterId, details, language, sender).card();
    }

    /**
     * Keeps what a guest typed until the desk has checked it. Of several calls with one id the first counts.
     *
     * @param id       of the card, which nobody can guess
     * @param posterId as the address of the page has it
     * @param details  the guest's own: who they are, and what they know of their stay
     * @param language in which they typed it, as a language tag
     * @throws DeskException as {@link Posters#scanned}, and with {@code TOO_MANY_CARDS} if as many wait as may
     */
    public Submitted submit(UUID id, String posterId, StayDetails details, Locale language, Sender sender) {
        Poster poster = posters.scanned(posterId, sender);
        if (!perAddress.take(sender) || !perPoster.take(poster.id())) {
            throw Posters.tooMany();
        }
        byte[] content = DeclarationWriter.json(details);
        Instant now = clock.instant();
        for (int i = 0; i < TRIES; i++) {
            GuestCard card = new GuestCard(
                    id, poster.establishment(), poster.id(), code(), now, language.toLanguageTag(), content);
            switch (store.add(card, limits.guestCards())) {
                case KEPT -> {
                    return new Submitted(card, true);
                }
                case THERE -> {
                    Optional<GuestCard> there = find(poster.establishment(), id);
                    if (there.isPresent()) {
                        return new Submitted(there.get(), false);
                    }
                }
                case FULL ->
                    throw new DeskException(FindingCode.TOO_MANY_CARDS, "", Integer.toString(limits.guestCards()));
                case CODE_TAKEN -> {
                    // Of some fourteen thousand codes at most a few hundred are taken: the next one hardly is.
                }
            }
        }
        throw new IllegalStateException("No code is free");
    }

    private static String code() {
        return String.format(
                Locale.ROOT,
                "%c%c-%02d",
                LETTERS.charAt(RANDOM.nextInt(LETTERS.length())),
                DIGITS.charAt(RANDOM.nextInt(DIGITS.length())),
                RANDOM.nextInt(100));
    }

    /** Those that wait at a desk's establishment, oldest first. */
    public List<GuestCard> waiting(EstablishmentId establishment) {
        return store.waiting(establishment, expired());
    }

    /** One that waits; empty if it does not, or not any more. */
    public Optional<GuestCard> find(EstablishmentId establishment, UUID id) {
        return store.find(establishment, id, expired());
    }

    /** Deletes one that was declared or turned down; false if it does not wait any more. */
    public boolean delete(EstablishmentId establishment, UUID id) {
        return store.delete(establishment, id);
    }

    /** Deletes those whose time is over, and says how many they were. To be called at least every half hour. */
    public int deleteExpired() {
        return store.deleteUntil(expired());
    }

    private Instant expired() {
        return clock.instant().minus(GuestCard.LIFETIME);
    }
}
