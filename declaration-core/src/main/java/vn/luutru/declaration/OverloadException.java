package vn.luutru.declaration;

/** The bounded queue is full: nothing was taken, try again a little later. */
public final class OverloadException extends RuntimeException {

    public OverloadException(String message) {
        super(message);
    }
}
