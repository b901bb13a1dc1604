package vn.luutru.projection;

import vn.luutru.declaration.UnreadableEventException;

/**
 * Why the readers of a read model are refused: the next event cannot be read, the log is not the one that it was built
 * from, or it lacks events for more than a minute because nothing goes well. It goes on once the event is repaired,
 * quarantined or read by another version, once it is rebuilt, or once its tables can be written again.
 *
 * @param position of the event in the log; without one, of the last event that readers see
 * @param type     its name and version as stored; empty where no event is the reason
 * @param reason   what is wrong, in English, without any value
 */
public record Stop(long position, String type, String reason) {

    static Stop at(UnreadableEventException event) {
        return new Stop(event.position(), event.type(), event.reason());
    }

    /** What an administrator looks for, in English, without any value and any position. */
    public String cause() {
        return type.isEmpty() ? reason : type + ": " + reason;
    }
}
