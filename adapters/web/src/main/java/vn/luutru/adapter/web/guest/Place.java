package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.time.LocalDate;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * Where a guest is: what stands on the sign and on the poster, and nothing else about the establishment.
 *
 * @param name of the establishment
 * @param ward its name, without the kind of unit
 * @param root the address that all pages of its poster begin with
 */
public record Place(String name, String ward, String root) {

    static Place of(EstablishmentRecord establishment, String posterId, Instant now) {
        LocalDate today = Vietnam.dateOf(now);
        Establishment known = establishment.on(today);
        CodeTable.Entry ward = CodeTables.WARDS.on(known.ward(), today);
        return new Place(known.name(), ward == null ? "" : ward.vi(), "/g/" + posterId);
    }
}
