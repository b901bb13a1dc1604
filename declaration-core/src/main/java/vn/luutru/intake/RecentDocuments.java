package vn.luutru.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.PersonKey;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * The papers of the guests whom this process checked in last and who are still in house, in memory.
 *
 * <p>A card is scanned twice within minutes. A bounded memory of this process finds that at the cost of two look-ups in
 * hash tables; the register would find more, and cost each check-in a query. After a restart, of stays that another
 * process took, and beyond the bound, nothing is known and nothing is warned of.
 */
public final class RecentDocuments implements InHouseDocuments {

    /** A summer day of the province, about; some 20 MB when full. */
    private static final int MAX_STAYS = 65_536;

    private static final int SHARDS = 64;
    private static final int MAX_SAME = 4;

    private final Shard[] shards = new Shard[SHARDS];

    public RecentDocuments() {
        this(MAX_STAYS);
    }

    /** @param maxStays how many stays are kept in all, at least one in each of the parts */
    RecentDocuments(int maxStays) {
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard(Math.max(1, maxStays / SHARDS));
        }
    }

    private record Document(EstablishmentId establishment, String person) {}

    private record Guest(StayId stay, String reference) {}

    @Override
    public Optional<String> otherReference(StayCommand.CheckIn checkIn) {
        Document document = document(checkIn);
        return document == null
                ? Optional.empty()
                : Optional.ofNullable(shard(checkIn).otherReference(document, checkIn.stay()));
    }

    @Override
    public void stored(StayCommand command) {
        switch (command) {
            case StayCommand.CheckIn in -> {
                Document document = document(in);
                if (document != null) {
                    shard(in).add(document, new Guest(in.stay(), in.reference()));
                }
            }
            case StayCommand.CheckOut out -> shard(out).remove(out.stay());
            case StayCommand.Cancel cancel -> shard(cancel).remove(cancel.stay());
            case StayCommand.Move move -> {
                // The guest is in house as before.
            }
            case StayCommand.Correct correct -> {
                // What the stay is now is not at hand here: rather no warning than a wrong one.
                if (concerns(correct)) {
                    shard(correct).remove(correct.stay());
                }
            }
        }
    }

    private static boolean concerns(StayCommand.Correct correct) {
        for (Field field : correct.changes().fields()) {
            switch (field) {
                case FULL_NAME, DATE_OF_BIRTH, NATIONALITY, DOCUMENT_TYPE, DOCUMENT_NUMBER, DEPARTED_AT -> {
                    return true;
                }
                default -> {
                    // neither who it is nor whether they are in house
                }
            }
        }
        return false;
    }

    private static @Nullable Document document(StayCommand.CheckIn in) {
        String person = PersonKey.of(in.details());
        return person == null ? null : new Document(in.establishment(), person);
    }

    private Shard shard(StayCommand command) {
        return shards[Math.floorMod(command.establishment().hashCode(), SHARDS)];
    }

    /** The guests of some establishments. */
    private static final class Shard {

        private final int maxStays;
        private final Map<Document, Deque<Guest>> guests = new HashMap<>();
        /** The oldest first. */
        private final LinkedHashMap<StayId, Document> stays = new LinkedHashMap<>();

        Shard(int maxStays) {
            this.maxStays = maxStays;
        }

        synchronized @Nullable String otherReference(Document document, StayId stay) {
            Deque<Guest> same = guests.get(document);
            if (same == null) {
                return null;
            }
            for (Guest guest : same) {
                if (!guest.stay.equals(stay)) {
                    return guest.reference;
                }
            }
            return null;
        }

        synchronized void add(Document document, Guest guest) {
            if (stays.putIfAbsent(guest.stay, document) != null) {
                return;
            }
            Deque<Guest> same = guests.computeIfAbsent(document, key -> new ArrayDeque<>(1));
            same.addFirst(guest);
            if (same.size() > MAX_SAME) {
                remove(same.getLast().stay);
            }
            if (stays.size() > maxStays) {
                remove(stays.firstEntry().getKey());
            }
        }

        synchronized void remove(StayId stay) {
            Document document = stays.remove(stay);
            Deque<Guest> same = document == null ? null : guests.get(document);
            if (same != null) {
                same.removeIf(guest -> guest.stay.equals(stay));
                if (same.isEmpty()) {
                    guests.remove(document);
                }
            }
        }
    }
}
