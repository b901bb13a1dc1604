package vn.luutru.projection.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.EstablishmentType;

/** The rows of form 015.N/BCC-TMDV. */
enum LodgingClass {
    HOTEL_5,
    HOTEL_4,
    HOTEL_3,
    HOTEL_2,
    HOTEL_1,
    HOTEL_UNRANKED,
    GUEST_HOUSE,
    VILLA,
    /** No type of ours: its row stays empty. */
    TOURIST_VILLAGE,
    APARTMENT,
    OTHER;

    /** Of an establishment that takes tourists. */
    static LodgingClass of(EstablishmentType type, @Nullable Integer stars) {
        return switch (type) {
            case HOTEL -> hotel(stars == null ? 0 : stars);
            case GUEST_HOUSE, GOVERNMENT_GUEST_HOUSE -> GUEST_HOUSE;
            case TOURIST_VILLA -> VILLA;
            case TOURIST_APARTMENT -> APARTMENT;
            default -> OTHER;
        };
    }

    /** @param values type and stars first, as texts */
    static LodgingClass of(List<@Nullable String> values) {
        String type = values.get(0);
        String stars = values.get(1);
        return type == null
                ? OTHER
                : of(Code.of(EstablishmentType.class, type), stars == null ? null : Integer.valueOf(stars));
    }

    private static LodgingClass hotel(int stars) {
        return switch (stars) {
            case 5 -> HOTEL_5;
            case 4 -> HOTEL_4;
            case 3 -> HOTEL_3;
            case 2 -> HOTEL_2;
            case 1 -> HOTEL_1;
            default -> HOTEL_UNRANKED;
        };
    }
}
