package vn.luutru.access.session;

import java.util.List;

/**
 * Sessions that are open.
 *
 * @param shown the newest first
 * @param more  how many more there are, which began before them
 */
public record OpenSessions(List<OfficialSession> shown, long more) {

    public OpenSessions {
        shown = List.copyOf(shown);
    }
}
