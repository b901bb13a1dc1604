package vn.luutru.projection.compliance;

import vn.luutru.declaration.code.EstablishmentType;

/**
 * How an establishment declared, over the local days on which it lay in one ward. One that moved has a line for each.
 *
 * @param name        as described last in this ward
 * @param onTime      stays whose first report came in time, by day of arrival; cancelled ones do not count
 * @param late        stays whose first report came late
 * @param arrivalsMovedBack of the stays on time, those of which arrival, nationality or type of paper was corrected so
 *                    that the first report would have been late
 * @param openDays    days before today on which it was registered, and neither suspended nor closed
 * @param missingDays of the open days, those of which it declared nothing: neither a guest, even if taken back, nor that
 *                    nobody came
 * @param nilDays     days of which it reported that nobody came
 */
public record ComplianceRow(
        String establishmentId,
        String name,
        EstablishmentType type,
        String ward,
        long onTime,
        long late,
        long arrivalsMovedBack,
        long openDays,
        long missingDays,
        long nilDays) {}
