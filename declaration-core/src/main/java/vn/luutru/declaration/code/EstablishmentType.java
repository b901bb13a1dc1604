package vn.luutru.declaration.code;

/** Kinds of establishment: law on tourism 2017 article 48, and the plan's models 9, 10 and 11. */
public enum EstablishmentType implements Code {
    HOTEL("HOTEL"),
    TOURIST_VILLA("TOURIST_VILLA"),
    TOURIST_APARTMENT("TOURIST_APARTMENT"),
    TOURIST_SHIP("TOURIST_SHIP"),
    GUEST_HOUSE("GUEST_HOUSE"),
    HOMESTAY("HOMESTAY"),
    CAMPSITE("CAMPSITE"),
    GOVERNMENT_GUEST_HOUSE("GOVERNMENT_GUEST_HOUSE"),
    BOARDING_HOUSE("BOARDING_HOUSE"),
    RENTED_HOUSE("RENTED_HOUSE"),
    WORKER_DORMITORY("WORKER_DORMITORY"),
    STUDENT_DORMITORY("STUDENT_DORMITORY"),
    HOSPITAL("HOSPITAL"),
    VEHICLE("VEHICLE"),
    OTHER("OTHER");

    private final String code;

    EstablishmentType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether stars may be given (law on tourism 2017, article 50). */
    public boolean ranked() {
        return ordinal() <= TOURIST_SHIP.ordinal();
    }

    /** Whether its guests count in tourism statistics (law on tourism 2017, article 48; model 9). */
    public boolean tourism() {
        return ordinal() <= GOVERNMENT_GUEST_HOUSE.ordinal();
    }

    /**
     * Whether a guest is declared with their room, or in a hospital with their department (the police portal's
     * interface for lodging software, 2026-08).
     */
    public boolean roomRequired() {
        return switch (this) {
            case HOTEL,
                    TOURIST_VILLA,
                    TOURIST_APARTMENT,
                    TOURIST_SHIP,
                    GUEST_HOUSE,
                    GOVERNMENT_GUEST_HOUSE,
                    BOARDING_HOUSE,
                    WORKER_DORMITORY,
                    STUDENT_DORMITORY,
                    HOSPITAL -> true;
            case HOMESTAY, CAMPSITE, RENTED_HOUSE, VEHICLE, OTHER -> false;
        };
    }
}
