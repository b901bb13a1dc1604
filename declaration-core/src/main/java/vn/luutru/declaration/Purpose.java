package vn.luutru.declaration;

/** Why a guest stays; the ordinal plus one is the police portal's code (its import template, 2026). */
public enum Purpose {
    TOURISM,
    BUSINESS_TRIP,
    STUDY,
    VISIT,
    CONFERENCE,
    FAMILY_VISIT,
    CHARITY,
    INTERNATIONAL_ORGANISATION,
    MARRIAGE,
    CONSULATE,
    AID,
    EMBASSY,
    SETTLEMENT,
    MARKETING,
    PRESS,
    TRADE,
    VISA_EXTENSION,
    MEDICAL_TREATMENT,
    WORK,
    OTHER;

    /** The portal's code, 1 to 20. */
    public int portalCode() {
        return ordinal() + 1;
    }
}
