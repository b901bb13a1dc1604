package vn.luutru.adapter.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.FindingCode;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.codec.Reading;

/** What the single calls on one stay lead to, whichever way they came. A call that is not granted is a {@link Refusal}. */
public final class StayCalls {

    private final Gate gate;
    private final Declarations declarations;
    private final Review review;
    private final Meters meters;
    private final InstantSource clock;

    public StayCalls(
            Callers callers,
            Directory directory,
            Declarations declarations,
            StayDecider decider,
            MeterRegistry registry,
            InstantSource clock) {
        this.gate = new Gate(callers, directory);
        this.declarations = declarations;
        this.review = new Review(decider);
        this.meters = new Meters(registry);
        this.clock = clock;
    }

    /** The operator that calls; fails with 401, or with 403 for anybody else. */
    CompletableFuture<Caller.Operator> operator(@Nullable String authorization) {
        return gate.operator(authorization);
    }

    /** The establishment of the address. Refused with 400 if the address names no stay. */
    static EstablishmentId establishment(StayAddress address) {
        if (!EstablishmentId.isValid(address.establishment())) {
            throw Refusal.of(400, FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId");
        }
        if (!StayId.isReference(address.reference())) {
            throw Refusal.of(400, FindingCode.REFERENCE_MALFORMED, "/reference");
        }
        return new EstablishmentId(address.establishment());
    }

    /** Refused with 403 if this operator may not do this for this establishment. */
    static void admit(Caller.Operator operator, Operation operation, EstablishmentId establishment) {
        Finding forbidden = Gate.forbids(operator, operation, establishment);
        if (forbidden != null) {
            throw Refusal.of(403, List.of(forbidden));
        }
    }

    /** What becomes of a declaration of an admitted operator; fails as {@link Declarations#submit} does, or with 404. */
    CompletableFuture<Answer> declare(
            Caller.Operator operator,
            DeclarationType type,
            EstablishmentId establishment,
            String reference,
            byte[] body) {
        Reading reading = DeclarationReader.body(type, establishment, reference, body);
        StayCommand command = reading.command() == null ? reading.torn() : reading.command();
        if (command == null) {
            return CompletableFuture.completedFuture(Answer.rejected(reading.findings()));
        }
        Instant receivedAt = clock.instant();
        CompletableFuture<Optional<EstablishmentRecord>> found = gate.directory(establishment);
        // Nearly always at hand: no further stage is built for it.
        return found.isDone() && !found.isCompletedExceptionally()
                ? declare(operator, command, reading, receivedAt, found.join())
                : found.thenCompose(house -> declare(operator, command, reading, receivedAt, house));
    }

    private CompletableFuture<Answer> declare(
            Caller.Operator operator,
            StayCommand command,
            Reading reading,
            Instant receivedAt,
            Optional<EstablishmentRecord> found) {
        EstablishmentRecord house = found.orElse(null);
        if (house == null) {
            return CompletableFuture.failedFuture(Refusal.of(404, List.of(Gate.unknown())));
        }
        Submission submission = new Submission(command, receivedAt, house, operator.id());
        if (reading.command() == null) {
            return CompletableFuture.completedFuture(review.reject(submission, reading.findings()));
        }
        CompletableFuture<Outcome> outcome = declarations.submit(submission);
        return outcome.thenApply(told -> Answer.of(told, reading.findings()));
    }

    /**
     * The reply to a declaration that is stored.
     *
     * @throws Refusal if it was rejected
     */
    Reply reply(StayAddress address, Answer answer, Locale locale) {
        meters.count(answer);
        if (answer.kind() == Answer.Kind.REJECTED) {
            throw Refusal.of(Gravity.status(answer.findings()), answer.findings());
        }
        byte[] body = OutcomeWriter.single(address.establishment(), address.reference(), answer, locale);
        return Reply.json(answer.kind() == Answer.Kind.ACCEPTED ? 201 : 200, body);
    }

    /** The stay as it is stored; fails with 404 if it is not known. */
    CompletableFuture<Reply> stay(EstablishmentId establishment, String reference) {
        return declarations
                .find(StayId.of(establishment, reference))
                .thenApply(found -> Reply.json(200, written(establishment, reference, found)));
    }

    private byte[] written(EstablishmentId establishment, String reference, Optional<Stay> found) {
        Stay stay = found.orElseThrow(() -> Refusal.of(404, FindingCode.STAY_UNKNOWN, "/reference"));
        return StayWriter.stay(establishment.value(), reference, stay, declarations);
    }
}
