package vn.luutru.declaration.event;

import java.time.Instant;
import java.util.UUID;
import vn.luutru.declaration.Names;

/**
 * The administrator lets the read models skip an event that cannot be read. A rebuild skips it too.
 *
 * @param position of the event that is skipped
 * @param type     its name and version as stored
 * @param problem  why it could not be read, in English, without any value
 * @param reason   the administrator's words, or a case number; stored unencrypted, so it must not name a person
 * @param by       the id of the account
 */
public record EventQuarantined(long position, String type, String problem, String reason, Instant at, String by)
        implements JournalEvent {

    /** One stream per skipped event, so that a second call meets the first. */
    public static UUID streamOf(long position) {
        return Names.uuid("luutru.quarantine\n" + position);
    }

    @Override
    public UUID stream() {
        return streamOf(position);
    }
}
