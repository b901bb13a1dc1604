package vn.luutru.declaration.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.establishment.EstablishmentId;

/** An establishment said that nobody came on a local day. */
public record NilReported(EstablishmentId establishment, LocalDate date, Instant reportedAt, String declaredBy)
        implements JournalEvent {

    @Override
    public UUID stream() {
        return streamOf(establishment, date);
    }

    @Override
    public String by() {
        return declaredBy;
    }

    @Override
    public Instant at() {
        return reportedAt;
    }

    /** One stream per establishment and day, so that a second report of the day meets the first. */
    public static UUID streamOf(EstablishmentId establishment, LocalDate date) {
        return Names.uuid("luutru.nil\n" + establishment.value() + "\n" + date);
    }
}
