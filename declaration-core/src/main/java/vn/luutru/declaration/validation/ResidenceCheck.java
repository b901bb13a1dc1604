package vn.luutru.declaration.validation;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.OurProvince;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Where the guest lives. Cards, and the people who read from them, keep names and codes of before 2025-07-01 for years:
 * a former unit is therefore a warning; only what never was a unit is an error.
 */
final class ResidenceCheck {

    private ResidenceCheck() {}

    static void check(CheckContext context) {
        String province = (String) context.details.get(Field.RESIDENCE_PROVINCE);
        if (province != null && CodeTables.PROVINCES.on(province, context.day) == null) {
            context.found(
                    CodeTables.PROVINCES.knows(province) ? FindingCode.PROVINCE_FORMER : FindingCode.PROVINCE_UNKNOWN,
                    Field.RESIDENCE_PROVINCE);
        }
        String ward = (String) context.details.get(Field.RESIDENCE_WARD);
        if (ward != null) {
            ward(ward, province, context);
        }
    }

    private static void ward(String ward, @Nullable String province, CheckContext context) {
        int number = number(ward);
        boolean ours = OurProvince.mayHave(number);
        boolean claimed = province == null ? ours : province.equals(OurProvince.CODE);
        if (number < 0 || (claimed && !ours)) {
            context.found(FindingCode.WARD_UNKNOWN, Field.RESIDENCE_WARD, Field.RESIDENCE_PROVINCE);
        } else if (ours && !claimed) {
            context.found(FindingCode.WARD_OUTSIDE_PROVINCE, Field.RESIDENCE_WARD, Field.RESIDENCE_PROVINCE);
        } else if (ours && CodeTables.WARDS.on(ward, context.day) == null && !beforeTheMergers(context)) {
            context.found(FindingCode.WARD_FORMER, Field.RESIDENCE_WARD, Field.RESIDENCE_PROVINCE);
        }
    }

    /** The communes of before 2025-07-01 are not in our tables: of an arrival then, their form is all we can check. */
    private static boolean beforeTheMergers(CheckContext context) {
        CodeTable.Entry first = CodeTables.WARDS.entries().getFirst();
        return !first.holdsOn(context.day);
    }

    /** Five digits as a number, -1 for anything else. */
    private static int number(String ward) {
        if (ward.length() != 5) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < 5; i++) {
            char c = ward.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
