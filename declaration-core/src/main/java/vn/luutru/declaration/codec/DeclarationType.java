package vn.luutru.declaration.codec;

/** The {@code type} of a line in a push of declarations. */
public enum DeclarationType {
    CHECK_IN,
    CHECK_OUT,
    CORRECTION,
    CANCELLATION
}
