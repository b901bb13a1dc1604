package vn.luutru.benchmark.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vn.luutru.benchmark.command.CheckIns;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.demo.DemoProvince;

/** A log at hand: the establishments of the demo province, their guests of a generated day, and their departures. */
final class StayEvents {

    private static final StayDecider DECIDER = StayDecider.by(RuleBook.STANDARD);

    private static final int COUNTED_DIGITS = 6;

    private final CheckIns commands = new CheckIns();
    private final List<GuestCheckedIn> guests = new ArrayList<>();
    private long position;
    private int papers;
    private int left;

    List<Recorded<Event>> establishments() {
        return DemoProvince.establishments().stream()
                .map(establishment -> recorded(new EstablishmentRegistered(establishment, Instant.now(), "bench")))
                .toList();
    }

    /** The next stays, in the order in which the establishments declare. */
    List<Recorded<Event>> checkIns(int count) {
        List<GuestCheckedIn> next = next(count);
        guests.addAll(next);
        return next.stream().map(this::recorded).toList();
    }

    /** The same, encrypted with the key of so many months ago; nobody of them leaves. */
    List<Recorded<Event>> pastCheckIns(int count, int monthsAgo) {
        YearMonth month = YearMonth.from(Vietnam.dateOf(Instant.now())).minusMonths(monthsAgo);
        int number = month.getYear() * 100 + month.getMonthValue();
        return next(count).stream()
                .map(in -> new Recorded<Event>(++position, Instant.now(), number, in))
                .toList();
    }

    private List<GuestCheckedIn> next(int count) {
        List<GuestCheckedIn> events = new ArrayList<>(count);
        while (events.size() < count) {
            CheckIn command = withOwnPaper(commands.next());
            Instant now = Instant.now();
            if (DECIDER.decide(
                                    new Submission(
                                            command, now, commands.establishment(command.establishment()), "bench"),
                                    null)
                            instanceof Decision.Accept accepted
                    && accepted.event() instanceof GuestCheckedIn in) {
                events.add(in);
            }
        }
        return events;
    }

    /** The next departures of those who came, in no order; nobody may come any more. */
    List<Recorded<Event>> checkOuts(int count) {
        List<Recorded<Event>> events = new ArrayList<>(count);
        if (left == 0) {
            Collections.shuffle(guests, new Random(1));
        }
        for (GuestCheckedIn in : guests.subList(left, left + count)) {
            Instant departed = in.reportedAt().plus(Duration.ofHours(14));
            events.add(recorded(new GuestCheckedOut(in.stay(), departed, departed, "bench")));
        }
        left += count;
        return events;
    }

    /** Each guest with a number of their own, counted in its last digits: few come again within weeks. */
    private CheckIn withOwnPaper(CheckIn command) {
        String number = command.details().documentNumber();
        if (number == null || number.length() <= COUNTED_DIGITS) {
            return command;
        }
        String own = number.substring(0, number.length() - COUNTED_DIGITS)
                + String.format(Locale.ROOT, "%0" + COUNTED_DIGITS + "d", ++papers % 1_000_000);
        return new CheckIn(
                command.establishment(),
                command.reference(),
                command.details().toBuilder().set(Field.DOCUMENT_NUMBER, own).build());
    }

    private Recorded<Event> recorded(Event event) {
        return new Recorded<>(++position, Instant.now(), event);
    }
}
