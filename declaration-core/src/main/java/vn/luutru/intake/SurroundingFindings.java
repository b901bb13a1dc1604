package vn.luutru.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/**
 * What is warned of after the decision, since it lies outside the stay: the same paper in house under another reference, an
 * arrival on a day that was reported to be without guests. Best effort; never refuses.
 */
final class SurroundingFindings {

    /** Who the guest is and whether they are in house: a change of these may make two stays one guest's. */
    private static final List<Field> IDENTIFYING = List.of(
            Field.DOCUMENT_NUMBER,
            Field.DOCUMENT_TYPE,
            Field.NATIONALITY,
            Field.DATE_OF_BIRTH,
            Field.FULL_NAME,
            Field.DEPARTED_AT);

    private static final String CHANGES = "/changes";

    private final NilDays nilDays;
    private final Function<StayId, CompletableFuture<Optional<Stay>>> stays;
    private final List<InHouseDocuments> documents;

    /**
     * @param stays     a stay with what was declared of it so far
     * @param documents what is known of papers in house; what is declared here is added to the last one
     */
    SurroundingFindings(
            NilDays nilDays, Function<StayId, CompletableFuture<Optional<Stay>>> stays, InHouseDocuments... documents) {
        this.nilDays = nilDays;
        this.stays = stays;
        this.documents = List.of(documents);
    }

    /** An outcome with what is found around its stay. */
    CompletableFuture<DeclarationOutcome> with(StayCommand command, DeclarationOutcome outcome) {
        return switch (command) {
            case CheckIn in
            when outcome.isInHouse() ->
                day(
                        in,
                        in.details().arrivedAt(),
                        Field.ARRIVED_AT.pointer(),
                        guest(in, outcome, Field.DOCUMENT_NUMBER.pointer()));
            case Correct correct when outcome.kind() == DeclarationOutcome.Kind.ACCEPTED -> corrected(correct, outcome);
            default -> {
                remember(command, outcome);
                yield CompletableFuture.completedFuture(outcome);
            }
        };
    }

    private void remember(StayCommand command, DeclarationOutcome outcome) {
        if (outcome.kind() == DeclarationOutcome.Kind.ACCEPTED) {
            documents.getLast().stored(command);
        }
    }

    private DeclarationOutcome guest(CheckIn in, DeclarationOutcome outcome, String pointer) {
        boolean accepted = outcome.kind() == DeclarationOutcome.Kind.ACCEPTED;
        InHouseDocuments last = documents.getLast();
        Optional<String> other = accepted ? last.stored(in) : last.otherReference(in);
        for (InHouseDocuments known : documents.subList(0, documents.size() - 1)) {
            Optional<String> earlier = known.otherReference(in);
            other = earlier.isPresent() ? earlier : other;
        }
        return other.map(reference -> outcome.with(Finding.of(FindingCode.ALREADY_IN_HOUSE, pointer, reference)))
                .orElse(outcome);
    }

    private CompletableFuture<DeclarationOutcome> corrected(Correct correct, DeclarationOutcome outcome) {
        remember(correct, outcome);
        Set<Field> changed = correct.changes().fields();
        Field identifying =
                IDENTIFYING.stream().filter(changed::contains).findFirst().orElse(null);
        Instant arrivedAt = correct.changes().set().arrivedAt();
        String pointer = CHANGES + Field.ARRIVED_AT.pointer();
        if (identifying == null) {
            return day(correct, arrivedAt, pointer, outcome);
        }
        return stays.apply(correct.stay())
                // A stay that cannot be read now is not warned of.
                .exceptionally(failure -> Optional.empty())
                .thenApply(stay -> inHouse(correct, stay)
                        .map(in -> guest(in, outcome, CHANGES + identifying.pointer()))
                        .orElse(outcome))
                .thenCompose(warned -> day(correct, arrivedAt, pointer, warned));
    }

    /** The guest of a corrected stay as if they were checked in now. */
    private static Optional<CheckIn> inHouse(Correct correct, Optional<Stay> stay) {
        return stay.filter(known -> known.state() == Stay.State.IN_HOUSE)
                .map(known ->
                        new CheckIn(correct.establishment(), correct.reference(), correct.stay(), known.details()));
    }

    private CompletableFuture<DeclarationOutcome> day(
            StayCommand command, @Nullable Instant arrivedAt, String pointer, DeclarationOutcome outcome) {
        if (arrivedAt == null) {
            return CompletableFuture.completedFuture(outcome);
        }
        CompletableFuture<Boolean> asked = nilDays.isReported(command.establishment(), Vietnam.dateOf(arrivedAt));
        // Nearly always known: no further stage is built for it.
        return asked.isDone() && !asked.isCompletedExceptionally()
                ? CompletableFuture.completedFuture(day(asked.join(), pointer, outcome))
                : asked.thenApply(reported -> day(reported, pointer, outcome));
    }

    private static DeclarationOutcome day(boolean reported, String pointer, DeclarationOutcome outcome) {
        return reported ? outcome.with(Finding.of(FindingCode.DAY_REPORTED_NIL, pointer)) : outcome;
    }
}
