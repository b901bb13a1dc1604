package vn.luutru.declaration;

/** Why a declared stay is taken back. */
public enum CancellationReason {
    ENTERED_BY_MISTAKE,
    NO_SHOW,
    DUPLICATE
}
