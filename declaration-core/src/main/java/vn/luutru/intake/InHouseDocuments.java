package vn.luutru.intake;

import java.util.Optional;
import vn.luutru.declaration.StayCommand;

/**
 * Which papers are in house where, as far as it is known without waiting: best effort, for a warning. Safe for use by
 * many threads; must not block.
 */
public interface InHouseDocuments {

    /** Knows nothing. */
    InHouseDocuments NONE = new InHouseDocuments() {
        @Override
        public Optional<String> otherReference(StayCommand.CheckIn checkIn) {
            return Optional.empty();
        }

        @Override
        public Optional<String> stored(StayCommand command) {
            return Optional.empty();
        }
    };

    /** The reference of another stay in house at the same establishment with the same paper. */
    Optional<String> otherReference(StayCommand.CheckIn checkIn);

    /** A declaration was accepted; of a check-in the {@linkplain #otherReference other reference}. */
    Optional<String> stored(StayCommand command);
}
