package vn.luutru.declaration;

import org.jspecify.annotations.Nullable;

/** The store did not answer in time or failed: whether something was stored is unknown, and re-sending is safe. */
public class StoreUnavailableException extends RuntimeException {

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
