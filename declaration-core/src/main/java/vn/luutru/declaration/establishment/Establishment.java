package vn.luutru.declaration.establishment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;

/**
 * An establishment as its register describes it from a day on.
 *
 * @param name    the name on its sign
 * @param stars   1 to 5, null when not ranked; only for types that may be ranked
 * @param ward    the 5-digit code of the ward or commune whose police receive its declarations
 * @param zone    the id of the industrial zone, null outside zones
 * @param rooms   rooms to let, 0 when it has none
 * @param beds    bed places, a double bed counting two, extra beds not counted
 * @param remote  in a remote area: foreigners are declared within 24 instead of 12 hours (law 47/2014, article 33)
 * @param validFrom the local day from which this description holds
 */
public record Establishment(
        EstablishmentId id,
        String name,
        EstablishmentType type,
        @Nullable Integer stars,
        Regime regime,
        String ward,
        @Nullable String zone,
        int rooms,
        int beds,
        boolean remote,
        LocalDate validFrom) {}
