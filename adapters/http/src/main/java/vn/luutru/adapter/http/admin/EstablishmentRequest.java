package vn.luutru.adapter.http.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** The body of {@code PUT /v1/establishments/{id}}: a description as {@link Establishment} has it. */
public record EstablishmentRequest(
        @Nullable String name,
        @Nullable EstablishmentType type,
        @Nullable Integer stars,
        @Nullable Regime regime,
        @Nullable String ward,
        @Nullable String zone,
        @Nullable Integer rooms,
        @Nullable Integer beds,
        @Nullable Boolean remote,
        @Nullable LocalDate validFrom) {

    /** Refused with 422 where something is missing. */
    Establishment of(EstablishmentId id) {
        List<Finding> missing = new ArrayList<>();
        require("/name", name, missing);
        require("/type", type, missing);
        require("/regime", regime, missing);
        require("/ward", ward, missing);
        require("/rooms", rooms, missing);
        require("/beds", beds, missing);
        require("/validFrom", validFrom, missing);
        if (name == null
                || type == null
                || regime == null
                || ward == null
                || rooms == null
                || beds == null
                || validFrom == null) {
            throw ApiException.of(422, missing);
        }
        return new Establishment(
                id, name, type, stars, regime, ward, zone, rooms, beds, Boolean.TRUE.equals(remote), validFrom);
    }

    private static void require(String field, @Nullable Object value, List<Finding> missing) {
        if (value == null) {
            missing.add(Finding.of(FindingCode.FIELD_REQUIRED, field));
        }
    }
}
