package vn.luutru.access.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Posters and guest cards in memory. */
public final class MemoryPosters implements PosterStore, GuestCardStore {

    private final Map<UUID, Poster> posters = new LinkedHashMap<>();
    private final Map<UUID, GuestCard> cards = new LinkedHashMap<>();

    @Override
    public boolean add(Poster poster, int max) {
        if (counted(poster.establishment()) >= max) {
            return false;
        }
        posters.put(poster.id(), poster);
        return true;
    }

    @Override
    public int counted(EstablishmentId establishment) {
        return (int) of(establishment).stream()
                .filter(one -> one.revokedAt() == null)
                .count();
    }

    @Override
    public Optional<Poster> find(UUID id) {
        return Optional.ofNullable(posters.get(id));
    }

    @Override
    public List<Poster> of(EstablishmentId establishment) {
        return posters.values().stream()
                .filter(poster -> poster.establishment().equals(establishment))
                .sorted(Comparator.comparing(Poster::issuedAt).reversed())
                .toList();
    }

    @Override
    public boolean revoke(UUID id, Instant now, String by) {
        Poster poster = posters.get(id);
        if (poster == null || poster.revokedAt() != null) {
            return false;
        }
        posters.put(
                id, new Poster(id, poster.establishment(), poster.label(), poster.issuedAt(), poster.issuedBy(), now));
        return true;
    }

    @Override
    public Kept add(GuestCard card, int max) {
        List<GuestCard> waiting = waiting(card.establishment(), Instant.EPOCH);
        if (cards.containsKey(card.id())) {
            return Kept.THERE;
        }
        if (waiting.size() >= max) {
            return Kept.FULL;
        }
        if (waiting.stream().anyMatch(one -> one.code().equals(card.code()))) {
            return Kept.CODE_TAKEN;
        }
        cards.put(card.id(), card);
        return Kept.KEPT;
    }

    @Override
    public List<GuestCard> waiting(EstablishmentId establishment, Instant filledAfter) {
        return cards.values().stream()
                .filter(card -> card.establishment().equals(establishment)
                        && card.filledAt().isAfter(filledAfter))
                .sorted(Comparator.comparing(GuestCard::filledAt))
                .toList();
    }

    @Override
    public Optional<GuestCard> find(EstablishmentId establishment, UUID id, Instant filledAfter) {
        return waiting(establishment, filledAfter).stream()
                .filter(card -> card.id().equals(id))
                .findFirst();
    }

    @Override
    public boolean delete(EstablishmentId establishment, UUID id) {
        return find(establishment, id, Instant.EPOCH)
                .map(card -> cards.remove(id))
                .isPresent();
    }

    @Override
    public int deleteUntil(Instant filled) {
        int known = cards.size();
        cards.values().removeIf(card -> !card.filledAt().isAfter(filled));
        return known - cards.size();
    }
}
