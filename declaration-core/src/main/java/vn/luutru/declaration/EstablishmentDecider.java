package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentCommand.Close;
import vn.luutru.declaration.EstablishmentCommand.Describe;
import vn.luutru.declaration.EstablishmentCommand.Reopen;
import vn.luutru.declaration.EstablishmentCommand.Suspend;
import vn.luutru.declaration.EstablishmentRecord.State;

/** Decides what a command means for an establishment. The same command again changes nothing. */
public final class EstablishmentDecider {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_PLACES = 100_000;

    private EstablishmentDecider() {}

    /** What is wrong with a command; fields point into the body of its call. */
    public static List<Finding> check(EstablishmentCommand command, @Nullable EstablishmentRecord known) {
        List<Finding> findings = new ArrayList<>();
        switch (command) {
            case Describe describe -> check(describe.description(), findings);
            case Suspend suspend -> text(suspend.reason(), "/reason", findings);
            case Reopen reopen -> {}
            case Close close -> text(close.reason(), "/reason", findings);
        }
        if (known == null && !(command instanceof Describe)) {
            findings.add(Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId"));
        }
        return findings;
    }

    /** What is to be recorded; null if it is so already. The command must have been checked. */
    public static @Nullable EstablishmentEvent decide(
            EstablishmentCommand command, @Nullable EstablishmentRecord known, Instant at, String by) {
        return switch (command) {
            case Describe describe -> {
                Establishment description = describe.description();
                if (known == null) {
                    yield new EstablishmentEvent.EstablishmentRegistered(description, at, by);
                }
                yield known.descriptions().contains(description)
                        ? null
                        : new EstablishmentEvent.EstablishmentChanged(description, at, by);
            }
            case Suspend suspend ->
                is(known, State.SUSPENDED, suspend.from())
                        ? null
                        : new EstablishmentEvent.EstablishmentSuspended(
                                suspend.establishment(), suspend.from(), suspend.reason(), at, by);
            case Reopen reopen ->
                is(known, State.OPEN, reopen.from())
                        ? null
                        : new EstablishmentEvent.EstablishmentReopened(reopen.establishment(), reopen.from(), at, by);
            case Close close ->
                is(known, State.CLOSED, close.from())
                        ? null
                        : new EstablishmentEvent.EstablishmentClosed(
                                close.establishment(), close.from(), close.reason(), at, by);
        };
    }

    private static boolean is(@Nullable EstablishmentRecord known, State state, LocalDate from) {
        return known != null && known.stateOn(from) == state;
    }

    private static void check(Establishment description, List<Finding> findings) {
        text(description.name(), "/name", findings);
        Integer stars = description.stars();
        if (stars != null && (stars < 1 || stars > 5 || !description.type().ranked())) {
            findings.add(Finding.of(FindingCode.PARAMETER_MALFORMED, "/stars", "stars"));
        }
        places(description.rooms(), "/rooms", findings);
        places(description.beds(), "/beds", findings);
        if (!description.ward().matches("[0-9]{5}")) {
            findings.add(Finding.of(FindingCode.WARD_UNKNOWN, "/ward"));
        }
    }

    private static void places(int count, String field, List<Finding> findings) {
        if (count < 0 || count > MOST_PLACES) {
            findings.add(Finding.of(FindingCode.PARAMETER_MALFORMED, field, field.substring(1)));
        }
    }

    private static void text(String text, String field, List<Finding> findings) {
        if (text.isBlank()) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, field));
        } else if (text.length() > LONGEST_TEXT) {
            findings.add(Finding.of(FindingCode.FIELD_TOO_LONG, field, Integer.toString(LONGEST_TEXT)));
        }
    }
}
