package vn.luutru.benchmark.fault;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.luutru.benchmark.fault.Receipts.Receipt;

/** Whether the check-ins of a log are those that were acknowledged: by sets, each once, at the position of its receipt. */
final class StoredOnce {

    private static final String CHECK_IN = "GuestCheckedIn/";

    private final Receipts receipts;
    private final long before;
    private final boolean gaps;
    private final Map<Long, UUID> stored = new HashMap<>();
    private final Set<UUID> stays = new HashSet<>();
    private long last;

    /**
     * @param before the position of the log before the load
     * @param gaps   whether positions only increase
     */
    StoredOnce(Receipts receipts, long before, boolean gaps) {
        this.receipts = receipts;
        this.before = before;
        this.gaps = gaps;
    }

    /** The next event of the log, which is read from its first one on. */
    void event(long position, UUID stream, String type) {
        if (gaps ? position <= last : position != last + 1) {
            receipts.violation("The log has position %d where %d is due".formatted(position, last + 1));
        }
        last = position;
        if (position > before && type.startsWith(CHECK_IN)) {
            stored.put(position, stream);
            if (!stays.add(stream)) {
                receipts.violation("Stay %s is stored more than once".formatted(stream));
            }
        }
    }

    /** All events have been read. */
    void close(long head) {
        if (head != last) {
            receipts.violation("The head is %d, the last event %d".formatted(head, last));
        }
        for (Map.Entry<Long, Receipt> entry : receipts.all().entrySet()) {
            Receipt receipt = entry.getValue();
            if (!receipt.stay().equals(stored.remove(receipt.position()))) {
                receipts.violation("Declaration %d is not stored where its receipt says, or two have its position: %s"
                        .formatted(entry.getKey(), receipt.text()));
            }
        }
        stored.forEach((position, stay) -> receipts.violation(
                "Stay %s at position %d is stored and was never acknowledged".formatted(stay, position)));
    }
}
