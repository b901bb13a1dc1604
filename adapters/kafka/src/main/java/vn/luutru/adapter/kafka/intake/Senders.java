package vn.luutru.adapter.kafka.intake;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Who sends a record, by the key in its header, and what they were refused. */
@FunctionalInterface
public interface Senders {

    /**
     * The caller with this key, usually at hand without waiting.
     *
     * @param key the operator's key as it was issued; a secret
     * @return empty if the key opens nothing; fails when that cannot be found out now
     */
    CompletableFuture<Optional<Caller>> find(String key);

    /** What is wrong with a key that opens nothing: that nobody issued it, if no more is known. */
    default CompletableFuture<Finding> refusal(String key) {
        return CompletableFuture.completedFuture(Finding.of(FindingCode.UNAUTHENTICATED, ""));
    }

    /**
     * Learns of records that were refused since their sender may not declare them, once the outcomes that say so are
     * committed. Must not block.
     *
     * @param sender  null where the key opens nothing
     * @param code    why
     * @param records how many
     */
    default void refused(@Nullable Caller sender, FindingCode code, int records) {}
}
