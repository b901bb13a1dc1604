package vn.luutru.declaration.event;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import vn.luutru.declaration.Names;

/** The key of a month was destroyed: nobody can read any more who was first declared in that local month. */
public record MonthForgotten(YearMonth month, Instant at, String by) implements JournalEvent {

    @Override
    public UUID stream() {
        return Names.uuid("luutru.month\n" + month);
    }
}
