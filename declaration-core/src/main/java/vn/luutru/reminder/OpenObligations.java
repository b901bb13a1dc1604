package vn.luutru.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known to be open at an establishment.
 *
 * @param silentDays   local days up to today, on which it was open and reported nothing yet
 * @param guestCards   when each guest who waits at the desk filled their card
 * @param unidentified patients of whom nobody knows who they are, 48 hours after their arrival
 */
public record OpenObligations(List<LocalDate> silentDays, List<Instant> guestCards, int unidentified) {

    /** Nothing. */
    public static final OpenObligations NONE = new OpenObligations(List.of(), List.of(), 0);

    public OpenObligations {
        silentDays = List.copyOf(silentDays);
        guestCards = List.copyOf(guestCards);
    }
}
