package vn.luutru.declaration;

/**
 * An event whose stored form could not be read again: it was not stored. The message names type and fact and never a
 * value.
 */
public final class UnstorableEventException extends RuntimeException {

    /** @param reason what is wrong, in English, without any value */
    public UnstorableEventException(String reason) {
        super(reason);
    }
}
