package vn.luutru.declaration.code;

/** How the guest's data came into the operator's system. */
public enum CaptureMethod implements Code {
    CARD_QR("CARD_QR"),
    CARD_CHIP("CARD_CHIP"),
    PASSPORT_MRZ("PASSPORT_MRZ"),
    VNEID("VNEID"),
    SELF_CHECK_IN("SELF_CHECK_IN"),
    FILE("FILE"),
    MANUAL("MANUAL");

    private final String code;

    CaptureMethod(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
