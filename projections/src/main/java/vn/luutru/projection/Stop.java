package vn.luutru.projection;

import vn.luutru.declaration.UnreadableEventException;

/**
 * Why a read model goes no further: the next event cannot be read, or the log is not the one that it was built from. It
 * goes on once the event is repaired, quarantined or read by another version, or once it is rebuilt.
 *
 * @param position of the event in the log; with another log, of the last event that readers see
 * @param type     its name and version as stored; empty with another log
 * @param reason   what is wrong, in English, without any value
 */
public record Stop(long position, String type, String reason) {

    static Stop at(UnreadableEventException event) {
        return new Stop(event.position(), event.type(), event.reason());
    }
}
