package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.EstablishmentRecord.State;

/**
 * Rooms and beds of open establishments, summed over nights. No day is looked at by itself unless days are asked for:
 * each description and each opening holds from one day to another, and the days between are counted.
 */
final class Available {

    private final TourismQuestion question;
    private final LocalDate until;
    private final Map<List<@Nullable String>, Figures> groups = new HashMap<>();

    private Available(TourismQuestion question, LocalDate until) {
        this.question = question;
        this.until = until;
    }

    /** @param countedUntil the day before which nights are over */
    static Map<List<@Nullable String>, Figures> of(
            Collection<EstablishmentRecord> houses, TourismQuestion question, LocalDate countedUntil) {
        Available available = new Available(question, countedUntil);
        houses.forEach(available::add);
        return available.groups;
    }

    private void add(EstablishmentRecord house) {
        TreeSet<LocalDate> days = new TreeSet<>();
        days.add(question.from());
        house.descriptions().forEach(told -> days.add(told.validFrom()));
        house.phases().forEach(phase -> days.add(phase.from()));
        LocalDate registered = house.descriptions().getFirst().validFrom();
        for (LocalDate day : days.subSet(question.from(), true, until, false)) {
            Establishment told = house.on(day);
            Group group = Group.of(told);
            if (group == null
                    || day.isBefore(registered)
                    || house.stateOn(day) != State.OPEN
                    || (question.territory() != null && !question.territory().equals(group.ward()))) {
                continue;
            }
            LocalDate next = days.higher(day);
            span(told, group, day, next == null || next.isAfter(until) ? until : next);
        }
    }

    private void span(Establishment told, Group group, LocalDate from, LocalDate to) {
        LocalDate day = from;
        while (day.isBefore(to)) {
            LocalDate next = to;
            if (question.groupBy().contains(GroupBy.DAY)) {
                next = day.plusDays(1);
            } else if (question.groupBy().contains(GroupBy.MONTH)) {
                LocalDate month = day.withDayOfMonth(1).plusMonths(1);
                next = month.isBefore(to) ? month : to;
            }
            long nights = ChronoUnit.DAYS.between(day, next);
            groups.merge(
                    key(group, day),
                    new Figures(0, 0, 0, 0, 0, 0L, nights * told.rooms(), nights * told.beds()),
                    Figures::plus);
            day = next;
        }
    }

    private List<@Nullable String> key(Group group, LocalDate day) {
        List<@Nullable String> key = new ArrayList<>();
        for (GroupBy dimension : question.groupBy()) {
            key.add(
                    switch (dimension) {
                        case DAY -> day.toString();
                        case MONTH -> YearMonth.from(day).toString();
                        case WARD -> group.ward();
                        case ESTABLISHMENT_TYPE -> group.type();
                        case STARS -> group.stars() == 0 ? null : Integer.toString(group.stars());
                        default -> throw new IllegalArgumentException("No rooms by what guests are");
                    });
        }
        return key;
    }
}
