package vn.luutru.projection.access;

import java.time.LocalDate;
import java.util.Set;
import vn.luutru.declaration.code.Code;

/**
 * A day of an account that a supervisor should look at.
 *
 * @param reader     the account
 * @param day        local
 * @param questions  about persons on that day, without those that a page asks by itself
 * @param usual      questions on a usual day of the account: the mean of its other days with any in the thirty before;
 *                   0 without such days
 * @param atNight    how many of the questions were asked from 23:00 to 05:00
 * @param cases      how many cases they name
 * @param inOneCase  how many different persons were asked for by name, number or person, under the case with most of them
 * @param unfollowed how many cases with at least ten such persons nothing followed
 * @param reasons    why it should be looked at; at least one
 */
public record ReviewItem(
        String reader,
        LocalDate day,
        int questions,
        double usual,
        int atNight,
        int cases,
        int inOneCase,
        int unfollowed,
        Set<Reason> reasons) {

    /** Why a day stands out. */
    public enum Reason implements Code {
        /** At least fifty questions, and three times as many as on a usual day. */
        MANY("MANY"),
        /** At least five questions from 23:00 to 05:00. */
        AT_NIGHT("AT_NIGHT"),
        /** At least thirty different persons asked for under one case. */
        ONE_CASE("ONE_CASE"),
        /**
         * At least ten different persons asked for under a case of a day that is over, none of whom was looked at closer,
         * printed, downloaded or put on the watch list.
         */
        NO_FOLLOW_UP("NO_FOLLOW_UP");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    public ReviewItem {
        reasons = Set.copyOf(reasons);
    }
}
