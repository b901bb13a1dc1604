package vn.luutru.projection;

import vn.luutru.declaration.UnreadableEventException;

/**
 * Why a read model goes no further: the next event cannot be read. It goes on once the event is repaired, quarantined, or
 * read by another version.
 *
 * @param position of the event in the log
 * @param type     its name and version as stored
 * @param reason   what is wrong, in English, without any value
 */
public record Stop(long position, String type, String reason) {

    static Stop at(UnreadableEventException event) {
        return new Stop(event.position(), event.type(), event.reason());
    }
}
