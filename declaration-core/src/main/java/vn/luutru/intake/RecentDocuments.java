package vn.luutru.intake;

import java.util.Optional;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.person.PersonKey;

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

    private final RecentGuests[] shards = new RecentGuests[SHARDS];

    public RecentDocuments() {
        this(MAX_STAYS);
    }

    /** @param maxStays how many stays are kept in all, at least one in each of the parts */
    RecentDocuments(int maxStays) {
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new RecentGuests(Math.max(1, maxStays / SHARDS));
        }
    }

    @Override
    public Optional<String> otherReference(StayCommand.CheckIn checkIn) {
        String person = PersonKey.inHouse(checkIn.details());
        return person == null
                ? Optional.empty()
                : Optional.ofNullable(shard(checkIn).otherReference(guest(checkIn, person)));
    }

    @Override
    public Optional<String> stored(StayCommand command) {
        switch (command) {
            case StayCommand.CheckIn in -> {
                String person = PersonKey.inHouse(in.details());
                if (person != null) {
                    return Optional.ofNullable(shard(in).add(guest(in, person)));
                }
            }
            case StayCommand.CheckOut out -> remove(out);
            case StayCommand.Cancel cancel -> remove(cancel);
            case StayCommand.Move move -> {
                // The guest is in house as before.
            }
            case StayCommand.Correct correct -> {
                // What the stay is now is not at hand here: whoever has it hands it over as a check-in.
                if (concerns(correct)) {
                    remove(correct);
                }
            }
        }
        return Optional.empty();
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

    private static RecentGuests.Guest guest(StayCommand.CheckIn in, String person) {
        return new RecentGuests.Guest(in.stay(), in.establishment().value(), person, in.reference());
    }

    private void remove(StayCommand command) {
        shard(command).remove(command.stay());
    }

    private RecentGuests shard(StayCommand command) {
        return shards[Math.floorMod(command.establishment().hashCode(), SHARDS)];
    }
}
