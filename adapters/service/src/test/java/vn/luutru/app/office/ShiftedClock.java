package vn.luutru.app.office;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, and so much later. */
final class ShiftedClock extends Clock {

    private final Clock machine = Clock.tickMillis(ZoneOffset.UTC);
    private volatile Duration shift = Duration.ZERO;

    void by(Duration later) {
        shift = later;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
