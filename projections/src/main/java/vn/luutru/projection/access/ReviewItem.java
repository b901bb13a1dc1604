package vn.luutru.projection.access;

import java.time.LocalDate;
import java.util.Set;

/**
 * A day of an account that a supervisor should look at.
 *
 * @param reader    the account
 * @param day       local
 * @param questions about persons on that day
 * @param usual     questions on a usual day of the account: the mean of its other days with any in the thirty before;
 *                  0 without such days
 * @param atNight   how many of the questions were asked from 23:00 to 05:00
 * @param cases     how many cases they name
 * @param reasons   why it should be looked at; at least one
 */
public record ReviewItem(
        String reader, LocalDate day, int questions, double usual, int atNight, int cases, Set<Reason> reasons) {

    /** Why a day stands out. */
    public enum Reason {
        /** At least fifty questions, and three times as many as on a usual day. */
        MANY,
        /** At least five questions from 23:00 to 05:00. */
        AT_NIGHT,
        /** At least ten questions, none of which names a case. */
        WITHOUT_CASE
    }

    public ReviewItem {
        reasons = Set.copyOf(reasons);
    }
}
