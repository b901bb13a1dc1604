package vn.luutru.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.establishment.EstablishmentId;

/** An intake before a store in memory, with two establishments in its caller's scope, one of them registered. */
public final class IntakeFixture {

    static final EstablishmentId UNREGISTERED = new EstablishmentId("38-16531-0009");

    final MemoryStore store = new MemoryStore();
    final List<DeclarationOutcome> observed = new ArrayList<>();
    public final DeclarationIntake intake = intake(InHouseDocuments.NONE);
    public final Declarant declarant = Declarant.of(new Caller.Operator(
            "key-1",
            Scope.establishments(Set.of(Samples.ESTABLISHMENT, UNREGISTERED)),
            EnumSet.complementOf(EnumSet.of(Operation.CANCELLATION))));

    DeclarationIntake intake(InHouseDocuments documents) {
        return intake(documents, NilDays.NONE);
    }

    DeclarationIntake intake(TrialLines trials) {
        return intake(InHouseDocuments.NONE, NilDays.NONE, trials);
    }

    DeclarationIntake intake(InHouseDocuments documents, NilDays nilDays) {
        return intake(documents, nilDays, new TrialLines(TrialLines.MOST, TrialLines.MOST_OF_ONE));
    }

    private DeclarationIntake intake(InHouseDocuments documents, NilDays nilDays, TrialLines trials) {
        return new DeclarationIntake(
                id -> CompletableFuture.completedFuture(
                        id.equals(Samples.ESTABLISHMENT)
                                ? Optional.of(Samples.record(Samples.hotel()))
                                : Optional.empty()),
                store,
                MemoryStore.DECIDER,
                documents,
                nilDays,
                this::observe,
                () -> Samples.NOW,
                trials);
    }

    /** How many declarations came to the store. */
    public int asked() {
        return store.asked.get();
    }

    private synchronized void observe(DeclarationOutcome outcome) {
        observed.add(outcome);
    }

    static String checkIn(EstablishmentId establishment, String reference) {
        return """
                {"type":"CHECK_IN","establishmentId":"%s","reference":"%s","guest":{"fullName":"Nguyễn Văn Thử",\
                "dateOfBirth":"1990-03-15","sex":"MALE","nationality":"VNM","document":{"type":"CCCD",\
                "number":"038090000001"}},"arrivedAt":"2026-07-01T14:05:00+07:00",\
                "expectedDepartureOn":"2026-07-03","room":"301","purpose":"TOURISM"}""".formatted(establishment.value(), reference);
    }

    public static String checkIn(String reference) {
        return checkIn(Samples.ESTABLISHMENT, reference);
    }

    public static String checkOut(String reference) {
        return """
                {"type":"CHECK_OUT","establishmentId":"%s","reference":"%s","departedAt":"2026-07-01T14:35:00+07:00"}""".formatted(Samples.ESTABLISHMENT.value(), reference);
    }

    static ParsedDeclaration read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return DeclarationReader.line(bytes, 0, bytes.length);
    }
}
