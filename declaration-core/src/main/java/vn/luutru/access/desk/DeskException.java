package vn.luutru.access.desk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Something about a desk, a poster or a guest card that is not done. Its finding says why and names nobody. */
public final class DeskException extends RuntimeException {

    private final Finding finding;
    private final @Nullable Duration retryAfter;

    DeskException(FindingCode code, String field, String... arguments) {
        this(null, code, field, arguments);
    }

    /** @param retryAfter after which it is worth another try */
    DeskException(@Nullable Duration retryAfter, FindingCode code, String field, String... arguments) {
        super(code.name(), null, false, false);
        this.finding = Finding.of(code, field, arguments);
        this.retryAfter = retryAfter;
    }

    /** The reason, for the caller. */
    public Finding finding() {
        return finding;
    }

    /** After which it is worth another try; null if waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
