package vn.luutru.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.DryRun;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.FindingList;

/**
 * A caller's declaration → its outcome. The way in for every adapter; safe for use by many threads.
 *
 * <p>Adapters read declarations with {@link DeclarationReader} and say who declares ({@link Declarant}).
 */
public final class DeclarationIntake {

    /** Lines of one batch that may wait for their outcomes in any case. */
    private static final long OWN_LINES = 64;

    /** Of all batches: two groups of the store. More would not be stored sooner, only collected later. */
    private static final long COMMON_LINES = 4_096;

    private final EstablishmentDirectory directory;
    private final Declarations declarations;
    private final StayDecider decider;
    private final InHouseDocuments documents;
    private final IntakeObserver observer;
    private final InstantSource clock;
    private final SharedBudget openLines = new SharedBudget(OWN_LINES, COMMON_LINES);

    public DeclarationIntake(
            EstablishmentDirectory directory,
            Declarations declarations,
            StayDecider decider,
            InHouseDocuments documents,
            IntakeObserver observer,
            InstantSource clock) {
        this.directory = directory;
        this.declarations = declarations;
        this.decider = decider;
        this.documents = documents;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Decides and, if accepted, stores a single declaration. Completes when it is on disk.
     *
     * <p>Fails with {@link OverloadException} or {@link StoreUnavailableException}, and never with a refusal: what the
     * declarant may not do, an unknown establishment and facts that are wrong are REJECTED.
     */
    public CompletableFuture<DeclarationOutcome> declare(Declarant declarant, ParsedDeclaration reading) {
        return declare(declarant, reading, null);
    }

    /**
     * The outcome of a declaration that the declarant may not make, known before it was read; null if they may. An adapter
     * asks this before it keeps a body.
     */
    public @Nullable DeclarationOutcome forbidden(
            Declarant declarant, DeclarationType type, EstablishmentId establishment) {
        Finding forbidden = declarant.forbids(type, establishment);
        return forbidden == null ? null : rejected(List.of(forbidden));
    }

    /**
     * Starts a batch.
     *
     * @param dryRun   whether nothing is stored; each line is judged as if the lines before it had been
     * @param progress run when {@link BatchIntake#poll} or {@link BatchIntake#hasRoom} may give another answer than
     *                 before; on any thread, must not block
     */
    public BatchIntake batch(Declarant declarant, boolean dryRun, Runnable progress) {
        DryRun ofBatch = dryRun ? new DryRun(declarations, decider) : null;
        return new BatchIntake(
                reading -> declare(declarant, reading, ofBatch), this::rejected, openLines.share(), progress);
    }

    /** The stay as the store knows it; empty if it is unknown, or erased. */
    public CompletableFuture<Optional<Stay>> find(EstablishmentId establishment, String reference) {
        return declarations.find(StayId.of(establishment, reference));
    }

    private CompletableFuture<DeclarationOutcome> declare(
            Declarant declarant, ParsedDeclaration reading, @Nullable DryRun dryRun) {
        StayCommand command = reading.command() == null ? reading.torn() : reading.command();
        if (command == null) {
            return done(reading.findings());
        }
        Finding forbidden = declarant.forbids(DeclarationType.of(command), command.establishment());
        if (forbidden != null) {
            return done(FindingList.joined(reading.findings(), List.of(forbidden)));
        }
        Instant receivedAt = clock.instant();
        CompletableFuture<Optional<EstablishmentRecord>> found = directory.find(command.establishment());
        // Nearly always at hand: no further stage is built for it.
        return found.isDone() && !found.isCompletedExceptionally()
                ? decide(declarant, reading, dryRun, command, receivedAt, found.join())
                : found.thenCompose(record -> decide(declarant, reading, dryRun, command, receivedAt, record));
    }

    private CompletableFuture<DeclarationOutcome> decide(
            Declarant declarant,
            ParsedDeclaration reading,
            @Nullable DryRun dryRun,
            StayCommand command,
            Instant receivedAt,
            Optional<EstablishmentRecord> found) {
        List<Finding> read = reading.findings();
        if (found.isEmpty()) {
            Finding unknown = Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId");
            return done(FindingList.joined(read, List.of(unknown)));
        }
        Submission submission = new Submission(command, receivedAt, found.get(), declarant.id());
        if (reading.command() == null) {
            return done(FurtherFindings.with(read, submission, decider));
        }
        return dryRun == null
                ? declarations
                        .submit(submission)
                        .thenApply(stored -> observed(stored(command, DeclarationOutcome.of(stored, read))))
                : dryRun.decide(submission)
                        .thenApply(decision ->
                                observed(warned(command, DeclarationOutcome.of(decision, read, declarations))));
    }

    private DeclarationOutcome stored(StayCommand command, DeclarationOutcome outcome) {
        DeclarationOutcome warned = warned(command, outcome);
        if (outcome.kind() == DeclarationOutcome.Kind.ACCEPTED) {
            documents.stored(command);
        }
        return warned;
    }

    /** Whether the same paper is in house under another reference is asked after the decision, and never refuses. */
    private DeclarationOutcome warned(StayCommand command, DeclarationOutcome outcome) {
        if (outcome.kind() != DeclarationOutcome.Kind.ACCEPTED || !(command instanceof StayCommand.CheckIn checkIn)) {
            return outcome;
        }
        return documents
                .otherReference(checkIn)
                .map(reference ->
                        outcome.with(Finding.of(FindingCode.ALREADY_IN_HOUSE, Field.DOCUMENT_NUMBER, reference)))
                .orElse(outcome);
    }

    private CompletableFuture<DeclarationOutcome> done(List<Finding> findings) {
        return CompletableFuture.completedFuture(rejected(findings));
    }

    private DeclarationOutcome rejected(List<Finding> findings) {
        return observed(DeclarationOutcome.rejected(findings));
    }

    private DeclarationOutcome observed(DeclarationOutcome outcome) {
        observer.declared(outcome);
        return outcome;
    }
}
