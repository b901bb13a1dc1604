package vn.luutru.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.DryRun;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
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
    private final NilDays nilDays;
    private final SurroundingFindings surroundings;
    private final IntakeObserver observer;
    private final InstantSource clock;
    private final TrialLines trials;
    private final SharedBudget openLines = new SharedBudget(OWN_LINES, COMMON_LINES);

    /** An intake that knows of no reports of days without guests. */
    public DeclarationIntake(
            EstablishmentDirectory directory,
            Declarations declarations,
            StayDecider decider,
            InHouseDocuments documents,
            IntakeObserver observer,
            InstantSource clock) {
        this(directory, declarations, decider, documents, NilDays.NONE, observer, clock);
    }

    public DeclarationIntake(
            EstablishmentDirectory directory,
            Declarations declarations,
            StayDecider decider,
            InHouseDocuments documents,
            NilDays nilDays,
            IntakeObserver observer,
            InstantSource clock) {
        this(
                directory,
                declarations,
                decider,
                documents,
                nilDays,
                observer,
                clock,
                new TrialLines(TrialLines.MOST, TrialLines.MOST_OF_ONE));
    }

    /** @param trials how many lines dry runs may remember */
    public DeclarationIntake(
            EstablishmentDirectory directory,
            Declarations declarations,
            StayDecider decider,
            InHouseDocuments documents,
            NilDays nilDays,
            IntakeObserver observer,
            InstantSource clock,
            TrialLines trials) {
        this.directory = directory;
        this.declarations = declarations;
        this.decider = decider;
        this.documents = documents;
        this.nilDays = nilDays;
        this.surroundings = new SurroundingFindings(nilDays, declarations::find, documents);
        this.observer = observer;
        this.clock = clock;
        this.trials = trials;
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
        if (!dryRun) {
            return new BatchIntake(
                    declarant,
                    (by, reading) -> declare(by, reading, null),
                    this::rejected,
                    openLines.share(),
                    progress,
                    () -> {});
        }
        TrialLines.Share remembered = trials.share(declarant.id());
        Trial trial = trial(remembered);
        return new BatchIntake(
                declarant,
                (by, reading) -> declare(by, reading, trial),
                this::rejected,
                openLines.share(),
                progress,
                remembered::close);
    }

    /**
     * Starts a batch of which each line says {@linkplain BatchIntake#declare(long, Declarant, ParsedDeclaration) who
     * declares} it.
     *
     * @param progress as above
     */
    public BatchIntake batch(Runnable progress) {
        return batch(Declarant.NOBODY, false, progress);
    }

    /**
     * A batch of which nothing is stored.
     *
     * @param surroundings the papers in house, and after them those of its own lines, which are nowhere stored
     */
    private record Trial(DryRun stays, SurroundingFindings surroundings) {}

    private Trial trial(DryRun.Room room) {
        DryRun stays = new DryRun(declarations, decider, room);
        return new Trial(stays, new SurroundingFindings(nilDays, stays::find, documents, new RecentDocuments()));
    }

    private CompletableFuture<DeclarationOutcome> declare(
            Declarant declarant, ParsedDeclaration reading, @Nullable Trial trial) {
        StayCommand command = reading.command() == null ? reading.torn() : reading.command();
        if (command == null) {
            return done(reading.findings());
        }
        Finding forbidden = declarant.forbids(DeclarationType.of(command), command.establishment());
        if (forbidden != null) {
            return done(FindingList.joined(reading.findings(), List.of(ofLine(forbidden))));
        }
        Instant receivedAt = clock.instant();
        CompletableFuture<Optional<EstablishmentRecord>> found = directory.find(command.establishment());
        // Nearly always at hand: no further stage is built for it.
        return found.isDone() && !found.isCompletedExceptionally()
                ? decide(declarant, reading, trial, command, receivedAt, found.join())
                : found.thenCompose(record -> decide(declarant, reading, trial, command, receivedAt, record));
    }

    private CompletableFuture<DeclarationOutcome> decide(
            Declarant declarant,
            ParsedDeclaration reading,
            @Nullable Trial trial,
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
        return trial == null
                ? declarations
                        .submit(submission)
                        .thenCompose(stored -> surroundings.with(command, DeclarationOutcome.of(stored, read)))
                        .thenApply(this::observed)
                : trial.stays
                        .decide(submission)
                        .thenCompose(decision ->
                                trial.surroundings.with(command, DeclarationOutcome.of(decision, read, declarations)))
                        .thenApply(this::observed);
    }

    /** What may not be declared stands in the declaration; of a single call, which is asked about before, it is the call. */
    private static Finding ofLine(Finding forbidden) {
        return forbidden.field().isEmpty() ? new Finding(forbidden.code(), "/type", forbidden.arguments()) : forbidden;
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
