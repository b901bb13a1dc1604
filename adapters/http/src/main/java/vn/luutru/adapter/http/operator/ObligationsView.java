package vn.luutru.adapter.http.operator;

import java.time.LocalDate;
import java.util.List;
import vn.luutru.adapter.http.outage.OutageNotice;
import vn.luutru.projection.obligation.Obligations;

/** What an establishment owes, with its id as plain text, and the outages that move its deadlines now. */
record ObligationsView(
        String establishmentId,
        LocalDate today,
        List<LocalDate> daysWithoutReport,
        List<Obligations.Item> departureOverdue,
        List<Obligations.Item> residenceThreshold,
        List<Obligations.Item> foreigners,
        List<Obligations.Item> withoutPapers,
        List<Obligations.Item> unidentified,
        List<OutageNotice> outages,
        boolean complete) {

    static ObligationsView of(Obligations owed, List<OutageNotice> outages) {
        return new ObligationsView(
                owed.establishment().value(),
                owed.today(),
                owed.daysWithoutReport(),
                owed.departureOverdue(),
                owed.residenceThreshold(),
                owed.foreigners(),
                owed.withoutPapers(),
                owed.unidentified(),
                outages,
                owed.complete());
    }
}
