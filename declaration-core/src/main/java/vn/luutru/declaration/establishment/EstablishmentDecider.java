package vn.luutru.declaration.establishment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.establishment.EstablishmentCommand.Close;
import vn.luutru.declaration.establishment.EstablishmentCommand.Describe;
import vn.luutru.declaration.establishment.EstablishmentCommand.Merge;
import vn.luutru.declaration.establishment.EstablishmentCommand.Reopen;
import vn.luutru.declaration.establishment.EstablishmentCommand.Suspend;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.TextCheck;

/** Decides what a command means for an establishment. The same command again is a replay. */
public final class EstablishmentDecider {

    private static final int MAX_TEXT = 200;
    private static final int MAX_PLACES = 100_000;

    /** No establishment that is still one is older, and no plan reaches further: a policy, since years are mistyped. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private EstablishmentDecider() {}

    /** What is wrong with a command; fields point into the body of its call. */
    public static List<Finding> check(EstablishmentCommand command, @Nullable EstablishmentRecord known) {
        List<Finding> findings = new ArrayList<>();
        switch (command) {
            case Describe describe -> check(describe.description(), findings);
            case Suspend suspend -> text(suspend.reason(), "/reason", findings);
            case Reopen reopen -> {}
            case Close close -> text(close.reason(), "/reason", findings);
            case Merge merge -> check(merge, findings);
        }
        if (command.from().isBefore(FIRST_DAY) || command.from().isAfter(LAST_DAY)) {
            findings.add(Finding.of(
                    FindingCode.DAY_OUT_OF_RANGE,
                    describes(command) ? "/validFrom" : "/from",
                    FIRST_DAY.toString(),
                    LAST_DAY.toString()));
        }
        if (known == null && !(command instanceof Describe)) {
            findings.add(Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId"));
        } else if (known == null && !command.establishment().canBeRegistered()) {
            findings.add(Finding.of(FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId"));
        }
        return findings;
    }

    /** What is to be recorded. The command must have been checked, and must not be a replay. */
    public static EstablishmentEvent decide(
            EstablishmentCommand command, @Nullable EstablishmentRecord known, Instant at, String by) {
        return switch (command) {
            case Describe describe ->
                known == null
                        ? new EstablishmentRegistered(describe.description(), at, by)
                        : new EstablishmentChanged(describe.description(), at, by);
            case Suspend suspend ->
                new EstablishmentSuspended(suspend.establishment(), suspend.from(), suspend.reason(), at, by);
            case Reopen reopen -> new EstablishmentReopened(reopen.establishment(), reopen.from(), at, by);
            case Close close -> new EstablishmentClosed(close.establishment(), close.from(), close.reason(), at, by);
            case Merge merge ->
                new EstablishmentMerged(merge.establishment(), merge.into(), merge.from(), merge.reason(), at, by);
        };
    }

    /**
     * What was recorded when the command came before: the newest word about the same day, if it says the same. What was
     * said in between about that day is the newer word, and the command is no replay but changes it back.
     *
     * @param history of the establishment, oldest first
     */
    public static @Nullable Recorded<Event> replayed(EstablishmentCommand command, List<Recorded<Event>> history) {
        for (Recorded<Event> recorded : history.reversed()) {
            EstablishmentEvent event = (EstablishmentEvent) recorded.event();
            if (describes(command) == describes(event) && command.from().equals(event.from())) {
                return saysTheSame(command, event) ? recorded : null;
            }
        }
        return null;
    }

    private static boolean saysTheSame(EstablishmentCommand command, EstablishmentEvent event) {
        return switch (command) {
            case Describe describe -> describe.description().equals(description(event));
            case Suspend suspend ->
                event instanceof EstablishmentSuspended earlier
                        && earlier.reason().equals(suspend.reason());
            case Reopen reopen -> event instanceof EstablishmentReopened;
            case Close close ->
                event instanceof EstablishmentClosed earlier && earlier.reason().equals(close.reason());
            case Merge merge ->
                event instanceof EstablishmentMerged earlier
                        && earlier.into().equals(merge.into())
                        && earlier.reason().equals(merge.reason());
        };
    }

    private static boolean describes(EstablishmentCommand command) {
        return command instanceof Describe;
    }

    private static boolean describes(EstablishmentEvent event) {
        return description(event) != null;
    }

    private static @Nullable Establishment description(EstablishmentEvent event) {
        return switch (event) {
            case EstablishmentRegistered earlier -> earlier.description();
            case EstablishmentChanged earlier -> earlier.description();
            case EstablishmentSuspended earlier -> null;
            case EstablishmentReopened earlier -> null;
            case EstablishmentClosed earlier -> null;
            case EstablishmentMerged earlier -> null;
        };
    }

    private static void check(Merge merge, List<Finding> findings) {
        text(merge.reason(), "/reason", findings);
        if (merge.into().equals(merge.establishment())) {
            findings.add(Finding.of(FindingCode.MERGER_INTO_ITSELF, "/into"));
        }
    }

    /**
     * What keeps an establishment from being the one that stays.
     *
     * @param stays what is known of it; null if nothing is
     * @param today the local day
     */
    public static List<Finding> checkStays(Merge merge, @Nullable EstablishmentRecord stays, LocalDate today) {
        if (stays == null) {
            return List.of(Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/into"));
        }
        LocalDate later = merge.from().isAfter(today) ? merge.from() : today;
        return stays.stateOn(later) == EstablishmentRecord.State.CLOSED
                ? List.of(Finding.of(
                        FindingCode.MERGER_INTO_CLOSED, "/into", merge.into().value()))
                : List.of();
    }

    private static void check(Establishment description, List<Finding> findings) {
        text(description.name(), "/name", findings);
        Integer stars = description.stars();
        if (stars != null && (stars < 1 || stars > 5 || !description.type().ranked())) {
            findings.add(Finding.of(FindingCode.PARAMETER_MALFORMED, "/stars", "stars"));
        }
        places(description.rooms(), "/rooms", findings);
        places(description.beds(), "/beds", findings);
        String zone = description.zone();
        if (zone != null) {
            seen(zone, "/zone", findings);
        }
        if (!description.ward().matches("[0-9]{5}")) {
            findings.add(Finding.of(FindingCode.WARD_UNKNOWN, "/ward"));
        }
    }

    private static void places(int count, String field, List<Finding> findings) {
        if (count < 0 || count > MAX_PLACES) {
            findings.add(Finding.of(FindingCode.PARAMETER_MALFORMED, field, field.substring(1)));
        }
    }

    private static void text(String text, String field, List<Finding> findings) {
        if (text.isBlank()) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, field));
        } else if (text.length() > MAX_TEXT) {
            findings.add(Finding.of(FindingCode.FIELD_TOO_LONG, field, Integer.toString(MAX_TEXT)));
        }
        seen(text, field, findings);
    }

    private static void seen(String text, String field, List<Finding> findings) {
        if (TextCheck.hasInvisible(text)) {
            findings.add(Finding.of(FindingCode.FIELD_CONTROL_CHARACTERS, field));
        }
    }
}
