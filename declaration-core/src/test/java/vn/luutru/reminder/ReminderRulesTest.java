package vn.luutru.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.reminder.ReminderRules.MovedDeadlines;

class ReminderRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final OpenObligations SILENT = new OpenObligations(List.of(DAY), List.of(), 0);

    private final ReminderRules rules = new ReminderRules(DeadlinePolicy.STANDARD, Duration.ofHours(1));

    private static ReminderContact contact(QuietHours quiet, Set<ReminderKind> kinds) {
        return new ReminderContact(new EstablishmentId("E-1"), List.of("letan@khachsan.example"), quiet, kinds);
    }

    private static final ReminderContact ALWAYS = contact(QuietHours.NONE, EnumSet.allOf(ReminderKind.class));

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(Vietnam.ZONE).toInstant();
    }

    private List<String> due(ReminderContact contact, OpenObligations open, Instant now) {
        return due(contact, open, MovedDeadlines.NONE, now);
    }

    private List<String> due(ReminderContact contact, OpenObligations open, MovedDeadlines deadlines, Instant now) {
        return rules.due(contact, open, deadlines, now).stream()
                .map(reminder -> reminder.kind() + " " + reminder.subject())
                .toList();
    }

    @Test
    void who_reported_nothing_today_is_reminded_in_the_hour_before_23_00() {
        assertThat(due(ALWAYS, SILENT, at(DAY, "21:59:59"))).isEmpty();
        assertThat(due(ALWAYS, SILENT, at(DAY, "22:00"))).containsExactly("NEAR 2026-11-30T23:00");
        assertThat(due(ALWAYS, SILENT, at(DAY, "22:59:59"))).containsExactly("NEAR 2026-11-30T23:00");
        assertThat(due(ALWAYS, OpenObligations.NONE, at(DAY, "22:30"))).isEmpty();
    }

    @Test
    void after_23_00_the_day_is_late_and_from_08_00_on_it_is_missing() {
        assertThat(due(ALWAYS, SILENT, at(DAY, "23:00"))).containsExactly("LATE 2026-11-30T23:00");
        assertThat(due(ALWAYS, SILENT, at(DAY, "23:59:59"))).containsExactly("LATE 2026-11-30T23:00");
        LocalDate next = DAY.plusDays(1);
        assertThat(due(ALWAYS, SILENT, at(next, "00:00"))).isEmpty();
        assertThat(due(ALWAYS, SILENT, at(next, "07:59:59"))).isEmpty();
        assertThat(due(ALWAYS, SILENT, at(next, "08:00"))).containsExactly("MISSING 2026-11-30");
        assertThat(due(ALWAYS, SILENT, at(next, "20:00"))).containsExactly("MISSING 2026-11-30");
        assertThat(due(ALWAYS, SILENT, at(next.plusDays(1), "08:00")))
                .as("of a day one is reminded on the next")
                .isEmpty();
    }

    @Test
    void a_guest_who_waits_at_the_desk_is_due_by_the_rule_of_their_arrival() {
        OpenObligations afternoon = new OpenObligations(List.of(), List.of(at(DAY, "15:00")), 0);
        assertThat(due(ALWAYS, afternoon, at(DAY, "15:01"))).isEmpty();
        assertThat(due(ALWAYS, afternoon, at(DAY, "22:30"))).containsExactly("NEAR 2026-11-30T23:00");
        assertThat(due(ALWAYS, afternoon, at(DAY, "23:30"))).containsExactly("LATE 2026-11-30T23:00");
        OpenObligations night = new OpenObligations(List.of(), List.of(at(DAY, "23:30")), 0);
        LocalDate next = DAY.plusDays(1);
        assertThat(due(ALWAYS, night, at(next, "06:59"))).isEmpty();
        assertThat(due(ALWAYS, night, at(next, "07:00"))).containsExactly("NEAR 2026-12-01T08:00");
        assertThat(due(ALWAYS, night, at(next, "08:00"))).containsExactly("LATE 2026-12-01T08:00");
        OpenObligations afterMidnight = new OpenObligations(List.of(), List.of(at(next, "02:00")), 0);
        assertThat(due(ALWAYS, afterMidnight, at(next, "08:00")))
                .as("an arrival after midnight is one of the new day")
                .isEmpty();
    }

    @Test
    void unidentified_patients_whose_time_is_over_are_late_at_each_deadline() {
        OpenObligations unidentified = new OpenObligations(List.of(), List.of(), 2);
        assertThat(rules.due(ALWAYS, unidentified, MovedDeadlines.NONE, at(DAY, "09:00")))
                .singleElement()
                .satisfies(reminder -> {
                    assertThat(reminder.kind()).isEqualTo(ReminderKind.LATE);
                    assertThat(reminder.unidentified()).isEqualTo(2);
                });
    }

    @Test
    void in_quiet_hours_nobody_is_disturbed_and_afterwards_what_is_still_so_is_said() {
        ReminderContact quiet =
                contact(new QuietHours(LocalTime.of(22, 30), LocalTime.of(9, 0)), EnumSet.allOf(ReminderKind.class));
        assertThat(due(quiet, SILENT, at(DAY, "22:00"))).containsExactly("NEAR 2026-11-30T23:00");
        assertThat(due(quiet, SILENT, at(DAY, "22:30"))).isEmpty();
        assertThat(due(quiet, SILENT, at(DAY, "23:30"))).isEmpty();
        assertThat(due(quiet, SILENT, at(DAY.plusDays(1), "08:59"))).isEmpty();
        assertThat(due(quiet, SILENT, at(DAY.plusDays(1), "09:00"))).containsExactly("MISSING 2026-11-30");
    }

    @Test
    void only_of_what_was_chosen_is_somebody_reminded() {
        ReminderContact missing = contact(QuietHours.NONE, EnumSet.of(ReminderKind.MISSING));
        assertThat(due(missing, SILENT, at(DAY, "22:30"))).isEmpty();
        assertThat(due(missing, SILENT, at(DAY.plusDays(1), "08:30"))).containsExactly("MISSING 2026-11-30");
    }

    /** Minute by minute through two days: of one thing nobody is reminded under two names. */
    @Test
    void each_deadline_is_near_once_and_late_once() {
        OpenObligations open = new OpenObligations(List.of(DAY), List.of(at(DAY, "12:00"), at(DAY, "23:10")), 0);
        Stream<String> all = IntStream.range(0, 2 * 24 * 60)
                .mapToObj(minute -> at(DAY, "00:00").plus(Duration.ofMinutes(minute)))
                .filter(now -> !now.isBefore(at(DAY, "23:10")) || now.isBefore(at(DAY, "23:00")))
                .flatMap(now -> due(ALWAYS, open, now).stream());
        assertThat(all.distinct())
                .containsExactlyInAnyOrder(
                        "NEAR 2026-11-30T23:00",
                        "LATE 2026-11-30T23:00",
                        "NEAR 2026-12-01T08:00",
                        "LATE 2026-12-01T08:00",
                        "LATE 2026-12-01T23:00",
                        "MISSING 2026-11-30");
    }

    /** From 22:00 of the day until 09:00 of the next one, moved to the noon of that. */
    private static final MovedDeadlines OUTAGE =
            due -> due.isBefore(at(DAY, "22:00")) || !due.isBefore(at(DAY.plusDays(1), "09:00"))
                    ? due
                    : at(DAY.plusDays(1), "12:00");

    @Test
    void an_outage_moves_what_is_near_and_late_to_the_moved_deadline() {
        LocalDate next = DAY.plusDays(1);
        OpenObligations open = new OpenObligations(List.of(DAY), List.of(at(DAY, "20:00"), at(DAY, "23:30")), 0);
        for (String time : List.of("22:00", "22:30", "23:00", "23:30", "23:59")) {
            assertThat(due(ALWAYS, open, OUTAGE, at(DAY, time))).as(time).isEmpty();
        }
        for (String time : List.of("00:00", "07:30", "08:00", "10:59:59")) {
            assertThat(due(ALWAYS, open, OUTAGE, at(next, time))).as(time).isEmpty();
        }
        assertThat(rules.due(ALWAYS, open, OUTAGE, at(next, "11:00")))
                .singleElement()
                .satisfies(reminder -> {
                    assertThat(reminder.subject()).isEqualTo("2026-12-01T12:00");
                    assertThat(reminder.kind()).isEqualTo(ReminderKind.NEAR);
                    assertThat(reminder.silentDays()).containsExactly(DAY);
                    assertThat(reminder.guestCards()).isEqualTo(2);
                });
        assertThat(due(ALWAYS, open, OUTAGE, at(next, "12:00")))
                .containsExactly("LATE 2026-12-01T12:00", "MISSING 2026-11-30");
        assertThat(due(ALWAYS, SILENT, OUTAGE, at(next, "20:00"))).containsExactly("MISSING 2026-11-30");
    }

    @Test
    void what_was_late_before_an_outage_is_late_under_its_own_deadline() {
        OpenObligations unidentified = new OpenObligations(List.of(DAY), List.of(), 1);
        assertThat(due(ALWAYS, unidentified, OUTAGE, at(DAY, "23:30"))).containsExactly("LATE 2026-11-30T08:00");
        assertThat(due(ALWAYS, unidentified, OUTAGE, at(DAY.plusDays(1), "09:00")))
                .containsExactly("LATE 2026-11-30T08:00");
    }

    @Test
    void a_day_whose_deadline_is_moved_by_days_is_missing_when_that_is_over() {
        MovedDeadlines longer = due -> due.isBefore(at(DAY, "22:00")) || !due.isBefore(at(DAY.plusDays(2), "09:00"))
                ? due
                : at(DAY.plusDays(2), "10:00");
        OpenObligations open = new OpenObligations(List.of(DAY, DAY.plusDays(1)), List.of(), 0);
        assertThat(due(ALWAYS, open, longer, at(DAY.plusDays(1), "08:00"))).isEmpty();
        assertThat(due(ALWAYS, open, longer, at(DAY.plusDays(2), "08:00"))).isEmpty();
        assertThat(rules.due(ALWAYS, open, longer, at(DAY.plusDays(2), "10:00")))
                .singleElement()
                .satisfies(reminder -> {
                    assertThat(reminder.kind()).isEqualTo(ReminderKind.MISSING);
                    assertThat(reminder.silentDays()).containsExactly(DAY, DAY.plusDays(1));
                });
    }

    @Test
    void days_before_today_matter_from_the_morning_on_or_if_an_outage_may_have_moved_their_deadlines() {
        assertThat(rules.daysBefore(at(DAY, "07:59"), false)).isZero();
        assertThat(rules.daysBefore(at(DAY, "08:00"), false)).isEqualTo(ReminderRules.DAYS);
        assertThat(rules.daysBefore(at(DAY, "07:59"), true)).isEqualTo(ReminderRules.DAYS);
    }

    @Test
    void quiet_hours_may_go_over_midnight() {
        QuietHours night = new QuietHours(LocalTime.of(23, 30), LocalTime.of(6, 30));
        assertThat(night.contains(LocalTime.of(23, 30))).isTrue();
        assertThat(night.contains(LocalTime.MIDNIGHT)).isTrue();
        assertThat(night.contains(LocalTime.of(6, 30))).isFalse();
        assertThat(night.contains(LocalTime.of(12, 0))).isFalse();
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));
        assertThat(noon.contains(LocalTime.of(12, 59))).isTrue();
        assertThat(noon.contains(LocalTime.of(13, 0))).isFalse();
        assertThat(QuietHours.NONE.contains(LocalTime.MIDNIGHT)).isFalse();
    }
}
