package vn.luutru.adapter.web.police;

import java.time.Instant;

/**
 * The bar that says what an officer is at, with what their pages watch meanwhile.
 *
 * @param purpose     in the page's language
 * @param caseFile    as stated
 * @param taskLeft    seconds until the task ends
 * @param sessionLeft seconds until the session ends without a sign of its official; -1 for a caller without one
 * @param position    of the log: matches of the watch list after it are shown as they happen
 * @param waiting     matches of the watch list that nobody has taken note of; {@link OpenAlerts#SHOWN} at most
 * @param moreWaiting whether there are more than that
 */
public record TaskBar(
        String purpose,
        String caseFile,
        Instant since,
        long minutesLeft,
        long taskLeft,
        long sessionLeft,
        long position,
        int waiting,
        boolean moreWaiting) {}
