package vn.luutru.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import vn.luutru.declaration.establishment.EstablishmentId;

/** What the read models know of establishments' obligations. The methods block. */
public interface ObligationSource {

    /** Those that were open on a local day and reported nothing of it; none that nobody knows. */
    Set<EstablishmentId> silent(Collection<EstablishmentId> establishments, LocalDate day);

    /** How many unidentified patients each has who arrived at or before an instant; nothing for those without any. */
    Map<EstablishmentId, Integer> unidentified(Collection<EstablishmentId> establishments, Instant arrivedUntil);
}
