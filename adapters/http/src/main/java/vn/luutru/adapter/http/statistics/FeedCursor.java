package vn.luutru.adapter.http.statistics;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Up to where a reader of the feed knows everything. As text, a position, a point and a day.
 *
 * @param position the last event whose changes of months they received
 * @param day      the last local midnight that they received, and up to which they know which days are over
 */
record FeedCursor(long position, LocalDate day) {

    /** @throws IllegalArgumentException if it is not the text of one */
    static FeedCursor parse(String text) {
        int point = text.indexOf('.');
        if (point < 1) {
            throw new IllegalArgumentException("since");
        }
        try {
            FeedCursor read = new FeedCursor(
                    Long.parseLong(text.substring(0, point)), LocalDate.parse(text.substring(point + 1)));
            if (read.position < 0) {
                throw new IllegalArgumentException("since");
            }
            return read;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("since", e);
        }
    }

    /** As readers keep it. */
    String text() {
        return position + "." + day;
    }
}
