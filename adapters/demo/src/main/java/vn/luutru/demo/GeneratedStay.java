package vn.luutru.demo;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.Establishment;

/**
 * A stay that the generator made up.
 *
 * @param arrivedAt  to the second
 * @param departsAt  when the guest will really have left
 * @param departsOn  what was planned
 * @param companion  whether a guest of a hospital is there for a patient
 */
record GeneratedStay(
        Establishment establishment,
        String reference,
        Guest guest,
        Instant arrivedAt,
        LocalDate departsOn,
        Instant departsAt,
        @Nullable String room,
        @Nullable String bed,
        String party,
        String purpose,
        String capture,
        boolean companion) {}
