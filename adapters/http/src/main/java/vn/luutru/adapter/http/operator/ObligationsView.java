package vn.luutru.adapter.http.operator;

import java.time.LocalDate;
import java.util.List;
import vn.luutru.projection.obligation.Obligations;

/** What an establishment owes, with its id as plain text. */
record ObligationsView(
        String establishmentId,
        LocalDate today,
        List<LocalDate> daysWithoutReport,
        List<Obligations.Item> departureOverdue,
        List<Obligations.Item> residenceThreshold,
        List<Obligations.Item> foreigners,
        List<Obligations.Item> withoutPapers,
        List<Obligations.Item> unidentified,
        boolean complete) {

    static ObligationsView of(Obligations owed) {
        return new ObligationsView(
                owed.establishment().value(),
                owed.today(),
                owed.daysWithoutReport(),
                owed.departureOverdue(),
                owed.residenceThreshold(),
                owed.foreigners(),
                owed.withoutPapers(),
                owed.unidentified(),
                owed.complete());
    }
}
