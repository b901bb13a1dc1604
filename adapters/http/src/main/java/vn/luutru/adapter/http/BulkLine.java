package vn.luutru.adapter.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.StayId;

/** One line of a push between its reading and its outcome; completed with the answer. */
final class BulkLine extends CompletableFuture<Answer> {

    final long number;
    final @Nullable String establishment;
    final @Nullable String reference;
    final @Nullable StayId stay;
    final List<Finding> read;

    BulkLine(
            long number,
            @Nullable String establishment,
            @Nullable String reference,
            @Nullable StayId stay,
            List<Finding> read) {
        this.number = number;
        this.establishment = establishment;
        this.reference = reference;
        this.stay = stay;
        this.read = read;
    }
}
