package vn.luutru.declaration;

/** The paper that a guest showed, with the police portal's code (its import template, 2026). */
public enum DocumentType {
    CCCD(1),
    CMND(2),
    DRIVING_LICENCE(3),
    PASSPORT(4),
    BIRTH_CERTIFICATE(5),
    HEALTH_INSURANCE(6),
    PERSONAL_NUMBER_NOTICE(7),
    CAN_CUOC(8),
    OTHER(9),
    /** A guest without papers: to be reported at once (decree 96/2016, article 44.2). The portal has no code for it. */
    NONE(0);

    private final int portalCode;

    DocumentType(int portalCode) {
        this.portalCode = portalCode;
    }

    /** The portal's code, 1 to 9; 0 where the portal has none. */
    public int portalCode() {
        return portalCode;
    }

    /** Whether the paper carries the 12-digit personal number. */
    public boolean carriesPersonalNumber() {
        return this == CCCD || this == CAN_CUOC || this == PERSONAL_NUMBER_NOTICE;
    }
}
