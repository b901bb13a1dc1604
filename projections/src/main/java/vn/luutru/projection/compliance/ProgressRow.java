package vn.luutru.projection.compliance;

import vn.luutru.declaration.code.EstablishmentType;

/**
 * How far the establishments of one type in one ward are, over a period of local days (report on Project 06).
 *
 * @param ward       where they lie: establishments on the last day, stays on the day of arrival, also those of
 *                   establishments closed since; empty for the whole province
 * @param registered described by the last day, and not closed on it
 * @param active     of these, those open on the last day
 * @param declaring  of the active, those that declared something of a day of the period: a guest, or that nobody came
 * @param silent     of the active, those that declared nothing
 * @param declared   stays of the period, by day of arrival; cancelled ones do not count
 * @param byCardQr   of these, those whose data came from the QR code of a card
 * @param late       of these, those whose first report came late
 * @param arrivalsMovedBack of the declared, those on time of which arrival, nationality or type of paper was corrected
 *                   so that the first report would have been late
 */
public record ProgressRow(
        EstablishmentType type,
        String ward,
        long registered,
        long active,
        long declaring,
        long silent,
        long declared,
        long byCardQr,
        long late,
        long arrivalsMovedBack) {

    /** The same of another place. */
    ProgressRow in(String place) {
        return new ProgressRow(
                type, place, registered, active, declaring, silent, declared, byCardQr, late, arrivalsMovedBack);
    }

    /** The sum of two, in the place of the first. */
    ProgressRow plus(ProgressRow more) {
        return new ProgressRow(
                type,
                ward,
                registered + more.registered,
                active + more.active,
                declaring + more.declaring,
                silent + more.silent,
                declared + more.declared,
                byCardQr + more.byCardQr,
                late + more.late,
                arrivalsMovedBack + more.arrivalsMovedBack);
    }
}
