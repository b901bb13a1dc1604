package vn.luutru.declaration;

/** How the guest's data came into the operator's system. */
public enum CaptureMethod {
    CARD_QR,
    CARD_CHIP,
    PASSPORT_MRZ,
    VNEID,
    SELF_CHECK_IN,
    FILE,
    MANUAL
}
