package vn.luutru.declaration.validation;

import java.util.EnumSet;
import java.util.Set;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.finding.FindingCode;

/** Where in the establishment the guest stays, and what only some kinds of establishment declare. */
final class PlaceCheck {

    private static final Field[] NO_OTHERS = {};

    private static final Set<EstablishmentType> WITH_WORKERS = EnumSet.of(
            EstablishmentType.WORKER_DORMITORY,
            EstablishmentType.BOARDING_HOUSE,
            EstablishmentType.RENTED_HOUSE,
            EstablishmentType.OTHER);

    private PlaceCheck() {}

    static void check(CheckContext context) {
        StayDetails details = context.details;
        EstablishmentType type = context.establishment.type();
        boolean hospital = type == EstablishmentType.HOSPITAL;
        boolean placed = details.has(Field.ROOM) || (hospital && details.has(Field.PATIENT_DEPARTMENT));
        if (type.roomRequired() && !placed) {
            context.missing(
                    FindingCode.FIELD_REQUIRED,
                    Field.ROOM,
                    hospital ? new Field[] {Field.PATIENT_DEPARTMENT} : NO_OTHERS);
        }
        if (hospital && !details.has(Field.PATIENT_ROLE)) {
            context.missing(FindingCode.FIELD_EXPECTED, Field.PATIENT_ROLE);
        }
        if (!hospital) {
            unexpected(FindingCode.PATIENT_UNEXPECTED, Field.PATIENT_ROLE, Field.PATIENT_DEPARTMENT, context);
        }
        if (!WITH_WORKERS.contains(type)) {
            unexpected(FindingCode.WORKER_UNEXPECTED, Field.WORKER_EMPLOYER, Field.WORKER_EMPLOYER_TAX_CODE, context);
        }
        if (details.get(Field.WORKER_EMPLOYER_TAX_CODE) instanceof String code && !isTaxCode(code)) {
            context.found(FindingCode.TAX_CODE_IMPLAUSIBLE, Field.WORKER_EMPLOYER_TAX_CODE);
        }
    }

    private static void unexpected(FindingCode code, Field first, Field second, CheckContext context) {
        if (context.details.has(first)) {
            context.found(code, first);
        } else if (context.details.has(second)) {
            context.found(code, second);
        }
    }

    /** Ten digits, or thirteen for a branch, with or without a dash before the last three; twelve for a household. */
    private static boolean isTaxCode(String code) {
        int digits = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '-' || i != 10) {
                return false;
            }
        }
        return digits == 13 || (digits == code.length() && (digits == 10 || digits == PersonalNumber.LENGTH));
    }
}
