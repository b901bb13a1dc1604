package vn.luutru.declaration.code;

/** Why a guest stays; the ordinal plus one is the police portal's code (its import template, 2026). */
public enum Purpose implements Code {
    TOURISM("TOURISM"),
    BUSINESS_TRIP("BUSINESS_TRIP"),
    STUDY("STUDY"),
    VISIT("VISIT"),
    CONFERENCE("CONFERENCE"),
    FAMILY_VISIT("FAMILY_VISIT"),
    CHARITY("CHARITY"),
    INTERNATIONAL_ORGANISATION("INTERNATIONAL_ORGANISATION"),
    MARRIAGE("MARRIAGE"),
    CONSULATE("CONSULATE"),
    AID("AID"),
    EMBASSY("EMBASSY"),
    SETTLEMENT("SETTLEMENT"),
    MARKETING("MARKETING"),
    PRESS("PRESS"),
    TRADE("TRADE"),
    VISA_EXTENSION("VISA_EXTENSION"),
    MEDICAL_TREATMENT("MEDICAL_TREATMENT"),
    WORK("WORK"),
    OTHER("OTHER");

    private final String code;

    Purpose(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The portal's code, 1 to 20. */
    public int portalCode() {
        return ordinal() + 1;
    }
}
