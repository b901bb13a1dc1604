package vn.luutru.declaration.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.OutageEvent.OutageConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageProclaimed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawalConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawn;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.outage.Outage.State;
import vn.luutru.declaration.outage.OutageCommand.Confirm;
import vn.luutru.declaration.outage.OutageCommand.Proclaim;
import vn.luutru.declaration.outage.OutageCommand.Withdraw;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.declaration.validation.TextCheck;

/**
 * Decides what a command means for an outage. No law names outages: that an authority's own system stood still is not the
 * establishments' delay, so the authority moves the deadline by a decision that it can show. What touches deadlines that
 * are past judges what has happened, and needs two administrators.
 */
public final class OutageDecider {

    /** The longest outage, and the furthest that its proclamation lies from its begin: policies against mistyped years. */
    public static final Duration MAX_DURATION = Duration.ofDays(31);

    /** The most by which a deadline is moved beyond the end of the outage. */
    public static final Duration MAX_GRACE = Duration.ofDays(7);

    private static final int MAX_TEXT = 200;

    private OutageDecider() {}

    /**
     * What follows from a command.
     *
     * @param event    to be recorded; null if nothing is
     * @param findings why nothing is, if something is wrong
     */
    public record Step(@Nullable OutageEvent event, List<Finding> findings) {

        static final Step NOTHING = new Step(null, List.of());

        static Step wrong(Finding finding) {
            return new Step(null, List.of(finding));
        }
    }

    /**
     * @param known null if there is none
     * @return null if there is no such outage, or nothing of it waits to be confirmed
     */
    public static @Nullable Step decide(OutageCommand command, @Nullable Outage known, Instant at, String by) {
        return switch (command) {
            case Proclaim proclaim -> known == null ? proclaim(proclaim, at, by) : Step.NOTHING;
            case Confirm confirm -> known == null ? null : confirm(known, at, by);
            case Withdraw withdraw -> known == null ? null : withdraw(withdraw, known, at, by);
        };
    }

    private static Step proclaim(Proclaim command, Instant at, String by) {
        List<Finding> findings = new ArrayList<>();
        required(command.begins(), "/begins", findings);
        required(command.ends(), "/ends", findings);
        String reason = text(command.reason(), "/reason", findings);
        String document = text(command.document(), "/document", findings);
        for (String ward : command.wards()) {
            if (!CodeTables.WARDS.knows(ward)) {
                findings.add(Finding.of(FindingCode.CODE_UNKNOWN, "/wards"));
            }
        }
        Instant begins = command.begins();
        Instant ends = command.ends();
        if (begins == null || ends == null) {
            return new Step(null, findings);
        }
        Instant movedTo = command.movedTo() == null ? ends : command.movedTo();
        if (!begins.isBefore(ends)
                || ends.isAfter(begins.plus(MAX_DURATION))
                || movedTo.isBefore(ends)
                || movedTo.isAfter(ends.plus(MAX_GRACE))
                || begins.isBefore(at.minus(MAX_DURATION))
                || begins.isAfter(at.plus(MAX_DURATION))) {
            findings.add(Finding.of(
                    FindingCode.OUTAGE_TIMES_IMPOSSIBLE,
                    "/begins",
                    Long.toString(MAX_DURATION.toDays()),
                    Long.toString(MAX_GRACE.toDays())));
        }
        if (!findings.isEmpty()) {
            return new Step(null, findings);
        }
        return new Step(
                new OutageProclaimed(
                        command.outage(),
                        begins,
                        ends,
                        movedTo,
                        command.wards().isEmpty() ? null : String.join(",", new TreeSet<>(command.wards())),
                        Objects.requireNonNull(reason),
                        Objects.requireNonNull(document),
                        begins.isBefore(at),
                        at,
                        by),
                List.of());
    }

    private static @Nullable Step confirm(Outage known, Instant at, String by) {
        String first = known.state() == State.PENDING ? known.proclaimedBy() : known.withdrawnBy();
        if (known.state() != State.PENDING && known.state() != State.WITHDRAWAL_PENDING) {
            return null;
        }
        if (by.equals(first)) {
            return Step.wrong(Finding.of(FindingCode.SECOND_ADMINISTRATOR_REQUIRED, ""));
        }
        return new Step(
                known.state() == State.PENDING
                        ? new OutageConfirmed(known.id(), at, by)
                        : new OutageWithdrawalConfirmed(known.id(), at, by),
                List.of());
    }

    private static Step withdraw(Withdraw command, Outage known, Instant at, String by) {
        List<Finding> findings = new ArrayList<>();
        String reason = text(command.reason(), "/reason", findings);
        if (reason == null || !findings.isEmpty()) {
            return new Step(null, findings);
        }
        if (known.state() == State.WITHDRAWN || known.state() == State.WITHDRAWAL_PENDING) {
            return Step.NOTHING;
        }
        boolean pending = known.state() == State.IN_FORCE && known.begins().isBefore(at);
        return new Step(new OutageWithdrawn(known.id(), reason, pending, at, by), List.of());
    }

    private static void required(@Nullable Instant given, String field, List<Finding> findings) {
        if (given == null) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, field));
        }
    }

    private static @Nullable String text(@Nullable String written, String field, List<Finding> findings) {
        String text = written == null ? "" : InputNormalizer.text(written);
        if (text.isEmpty()) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, field));
            return null;
        }
        if (text.length() > MAX_TEXT) {
            findings.add(Finding.of(FindingCode.FIELD_TOO_LONG, field, Integer.toString(MAX_TEXT)));
        } else if (TextCheck.hasInvisible(text)) {
            findings.add(Finding.of(FindingCode.FIELD_CONTROL_CHARACTERS, field));
        }
        return text;
    }
}
