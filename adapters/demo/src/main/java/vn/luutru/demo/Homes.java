package vn.luutru.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.OurProvince;

/**
 * Where invented guests live: in the province that gave them their number, by its name of today. People of the province
 * itself live in all of its wards; of other provinces the wards are not in our tables.
 */
final class Homes {

    private static final LocalDate SINCE_THE_MERGERS = LocalDate.of(2025, 7, 1);
    private static final List<String> WARDS = CodeTables.WARDS.entries().stream()
            .filter(ward -> ward.holdsOn(SINCE_THE_MERGERS))
            .map(CodeTable.Entry::code)
            .toList();

    private Homes() {}

    /** The code of today's province; Thanh Hóa for a guest without a number. */
    static String province(@Nullable String personalNumber) {
        String first = personalNumber == null ? OurProvince.CODE : personalNumber.substring(1, 3);
        CodeTable.Entry former = CodeTables.PROVINCES.on(first, SINCE_THE_MERGERS.minusDays(1));
        String successor = former == null ? null : former.extras().get("successor");
        return successor == null ? first : successor;
    }

    /** The code of the ward, null outside Thanh Hóa. */
    static @Nullable String ward(String province, String reference) {
        return province.equals(OurProvince.CODE) ? WARDS.get(Math.floorMod(reference.hashCode(), WARDS.size())) : null;
    }
}
