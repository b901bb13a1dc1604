package vn.luutru.projection;

/** The tables of a read model are of another log than the one that is there: only a rebuild mends them. */
public final class LogMismatchException extends RuntimeException {

    LogMismatchException(String message) {
        super(message, null, false, false);
    }
}
