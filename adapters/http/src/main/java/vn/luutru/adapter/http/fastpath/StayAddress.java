package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;

/**
 * The address of a stay, {@code /v1/establishments/{establishmentId}/stays/{reference}}, with what follows it.
 *
 * @param action the last part, for example {@code check-out}; empty for the stay itself
 */
record StayAddress(String establishment, String reference, String action) {

    private static final String ROOT = "/v1/establishments/";
    private static final String STAYS = "/stays/";
    private static final String ROUTE = ROOT + "{establishmentId}" + STAYS + "{reference}";

    private static final Map<String, DeclarationType> ACTIONS = Map.of(
            "check-out", DeclarationType.CHECK_OUT,
            "moves", DeclarationType.MOVE,
            "corrections", DeclarationType.CORRECTION,
            "cancellation", DeclarationType.CANCELLATION);

    /** The address in a request's target; null if it is another one. */
    static @Nullable StayAddress of(String uri) {
        if (!uri.startsWith(ROOT)) {
            return null;
        }
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        int end = path.indexOf('/', ROOT.length());
        if (end < 0 || !path.startsWith(STAYS, end)) {
            return null;
        }
        int from = end + STAYS.length();
        int to = path.indexOf('/', from);
        String reference = to < 0 ? path.substring(from) : path.substring(from, to);
        if (reference.isEmpty()) {
            return null;
        }
        return new StayAddress(
                decoded(path.substring(ROOT.length(), end)), decoded(reference), to < 0 ? "" : path.substring(to + 1));
    }

    /** The establishment's id. Refused with 400 if the address names no stay. */
    EstablishmentId establishmentId() {
        if (!EstablishmentId.isValid(establishment)) {
            throw ApiException.of(400, FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId");
        }
        if (!StayId.isReference(reference)) {
            throw ApiException.of(400, FindingCode.REFERENCE_MALFORMED, "/reference");
        }
        return new EstablishmentId(establishment);
    }

    /** What a call that writes to this address declares; null if nothing can be declared there. */
    @Nullable
    DeclarationType declares() {
        return action.isEmpty() ? DeclarationType.CHECK_IN : ACTIONS.get(action);
    }

    /** The pattern by which refusals are counted: with what follows the reference where that is a call of ours. */
    String route() {
        return ACTIONS.containsKey(action) ? ROUTE + "/" + action : ROUTE;
    }

    /** What may follow the reference. */
    static Set<String> actions() {
        return ACTIONS.keySet();
    }

    private static String decoded(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        try {
            return QueryStringDecoder.decodeComponent(part.replace("+", "%2B"));
        } catch (IllegalArgumentException e) {
            // Not percent-encoding: as it stands it is no valid id, and is answered so.
            return part;
        }
    }
}
