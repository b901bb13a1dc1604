package vn.luutru.access;

import java.time.YearMonth;
import java.util.List;

/**
 * Which months have keys, and which of them an administrator wants destroyed. All methods block, and fail with {@link
 * vn.luutru.declaration.StoreUnavailableException}.
 */
public interface MonthDestructions {

    /** The months whose key is there, the oldest first. */
    List<YearMonth> kept();

    /** The wishes that wait for another administrator, the oldest month first. */
    List<MonthDestruction> waiting();

    /** Keeps a wish; nothing happens if there is one for this month. */
    void ask(MonthDestruction wish);

    /**
     * Takes a wish away: it was withdrawn, or is fulfilled.
     *
     * @return false if there was none
     */
    boolean remove(YearMonth month);
}
