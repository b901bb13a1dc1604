package vn.luutru.declaration.event;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;

/**
 * The key of a month was destroyed: nobody can read any more who was first declared in that local month.
 *
 * @param by      the administrator who agreed
 * @param askedBy the administrator who had asked for it; null in events before it was kept
 */
public record MonthForgotten(
        YearMonth month, Instant at, String by, @Nullable String askedBy) implements JournalEvent {

    /** As long as it was not kept who asked. */
    public MonthForgotten(YearMonth month, Instant at, String by) {
        this(month, at, by, null);
    }

    @Override
    public UUID stream() {
        return Names.uuid("luutru.month\n" + month);
    }
}
