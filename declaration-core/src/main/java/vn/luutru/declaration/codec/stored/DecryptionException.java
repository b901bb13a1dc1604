package vn.luutru.declaration.codec.stored;

import org.jspecify.annotations.Nullable;

/** Encrypted data is damaged, or belongs to another key or stream. */
public final class DecryptionException extends IllegalStateException {

    DecryptionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
