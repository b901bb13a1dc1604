package vn.luutru.adapter.http.watch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.adapter.http.question.ResidentView;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.watch.WatchAlert;

/**
 * A match as the contract has it.
 *
 * @param resident who it is; null where the register does not have the stay (yet)
 */
public record WatchAlertView(
        UUID alertId,
        UUID entryId,
        String stayId,
        String ward,
        WatchKeys.By matchedBy,
        Instant matchedAt,
        String owner,
        @Nullable String basis,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String note,
        @Nullable ResidentView resident) {

    static WatchAlertView of(WatchAlert alert, @Nullable Resident stay) {
        return new WatchAlertView(
                alert.id(),
                alert.entry(),
                alert.stay().toString(),
                alert.ward(),
                alert.by(),
                alert.matchedAt(),
                alert.owner(),
                alert.basis(),
                alert.notedAt(),
                alert.notedBy(),
                alert.note(),
                stay == null ? null : ResidentView.of(stay));
    }

    /** Without who it is. */
    @Override
    public String toString() {
        return "WatchAlertView[" + alertId + "]";
    }
}
