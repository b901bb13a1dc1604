package vn.luutru.declaration.code;

/** The paper that a guest showed, with the police portal's code (its import template, 2026). */
public enum DocumentType implements Code {
    CCCD("CCCD", 1),
    CMND("CMND", 2),
    DRIVING_LICENCE("DRIVING_LICENCE", 3),
    PASSPORT("PASSPORT", 4),
    BIRTH_CERTIFICATE("BIRTH_CERTIFICATE", 5),
    HEALTH_INSURANCE("HEALTH_INSURANCE", 6),
    PERSONAL_NUMBER_NOTICE("PERSONAL_NUMBER_NOTICE", 7),
    CAN_CUOC("CAN_CUOC", 8),
    OTHER("OTHER", 9),
    /** A guest without papers: to be reported at once (decree 96/2016, article 44.2). The portal has no code for it. */
    NONE("NONE", 0);

    private final String code;
    private final int portalCode;

    DocumentType(String code, int portalCode) {
        this.code = code;
        this.portalCode = portalCode;
    }

    @Override
    public String code() {
        return code;
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
