package vn.luutru.browser.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.intake.Declarant;
import vn.luutru.intake.DeclarationIntake;
import vn.luutru.intake.DeclarationOutcome;
import vn.luutru.intake.InHouseDocuments;
import vn.luutru.intake.IntakeObserver;

/** The service's own way from a line of JSON to its outcome, before a store in memory. */
final class ServiceRules implements Declarations {

    private static final StayDecider DECIDER = StayDecider.by(RuleBook.STANDARD);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<StayId, Stay> stays = new HashMap<>();
    private final Map<Long, StayEvent> recorded = new HashMap<>();
    private long position;
    private Instant now = Instant.EPOCH;

    private final DeclarationIntake intake = new DeclarationIntake(
            id -> CompletableFuture.completedFuture(GeneratedStays.ESTABLISHMENTS.stream()
                    .filter(known -> known.id().equals(id))
                    .findFirst()),
            this,
            DECIDER,
            InHouseDocuments.NONE,
            IntakeObserver.NONE,
            () -> now);

    private final Declarant anybody = new Declarant() {
        @Override
        public String id() {
            return "key-1";
        }

        @Override
        public @Nullable Finding forbids(DeclarationType type, EstablishmentId establishment) {
            return null;
        }
    };

    /** What a page should get for it, in Vietnamese and in English. */
    List<Map<String, @Nullable Object>> judge(GeneratedStays.Line line) {
        byte[] json = JSON.writeValueAsBytes(line.declaration());
        now = line.receivedAt();
        var read = DeclarationReader.line(json, 0, json.length);
        DeclarationOutcome outcome = intake.declare(anybody, read).join();
        List<Map<String, @Nullable Object>> both = new ArrayList<>();
        for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
            both.add(shown(outcome, read.establishmentId(), read.reference(), language));
        }
        return both;
    }

    private Map<String, @Nullable Object> shown(
            DeclarationOutcome outcome, @Nullable String establishment, @Nullable String reference, Locale language) {
        Receipt receipt = outcome.receipt();
        StayEvent event = receipt == null ? null : recorded.get(receipt.position());
        StayEvent.GuestCheckedIn in = event instanceof StayEvent.GuestCheckedIn checkIn ? checkIn : null;
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("establishmentId", establishment);
        shown.put("reference", reference);
        shown.put("outcome", outcome.kind().name());
        shown.put("stayId", event == null ? null : event.stay().toString());
        shown.put("dueAt", in == null ? null : in.dueAt().toString());
        shown.put("timeliness", in == null ? null : in.timeliness().name());
        shown.put("age", in == null ? null : in.age());
        shown.put("ruleSet", in == null ? null : in.ruleSet());
        shown.put(
                "findings",
                outcome.findings().stream()
                        .map(finding -> finding(finding, language))
                        .toList());
        return shown;
    }

    private static Map<String, String> finding(Finding finding, Locale language) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("code", finding.code().name());
        shown.put("severity", finding.code().severity().name());
        shown.put("field", finding.field());
        shown.put("message", Findings.text(finding, language));
        return shown;
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        StayId id = submission.command().stay();
        return CompletableFuture.completedFuture(
                switch (DECIDER.decide(submission, stays.get(id))) {
                    case Decision.Accept accept -> {
                        Recorded<StayEvent> next = new Recorded<>(++position, submission.receivedAt(), accept.event());
                        recorded.put(next.position(), next.event());
                        stays.put(id, Stay.evolve(stays.get(id), next));
                        yield new Outcome.Accepted(receipt(next), accept.findings());
                    }
                    case Decision.Replay replay -> new Outcome.Replayed(receipt(replay.first()), replay.findings());
                    case Decision.Reject reject -> new Outcome.Rejected(reject.findings());
                });
    }

    @Override
    public CompletableFuture<Decision> dryRun(Submission submission) {
        return find(submission.command().stay()).thenApply(stay -> DECIDER.decide(submission, stay.orElse(null)));
    }

    @Override
    public CompletableFuture<Optional<Stay>> find(StayId stay) {
        return CompletableFuture.completedFuture(Optional.ofNullable(stays.get(stay)));
    }

    @Override
    public Receipt receipt(Recorded<StayEvent> of) {
        return new Receipt(
                "n-" + of.position(),
                of.event().stay(),
                of.position(),
                of.recordedAt(),
                of.event().reportedAt(),
                null,
                null);
    }
}
