package vn.luutru.declaration;

import java.time.Instant;
import vn.luutru.declaration.event.Event;

/**
 * An event as it lies in the log.
 *
 * @param position   its place in the log, above 0; positions increase in the order of commits, and some may be missing
 * @param recordedAt when its group was written, by the clock of the service; never earlier than that of the event
 *                   before it
 */
public record Recorded<E extends Event>(long position, Instant recordedAt, E event) {}
