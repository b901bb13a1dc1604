package vn.luutru.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentCommand.Describe;
import vn.luutru.declaration.EstablishmentOutcome;
import vn.luutru.declaration.Establishments;

/** Registers the demo province. What is registered already stays as it is, so that every start may do it again. */
public final class DemoSeed {

    /** Fewer than any queue of a store takes, and enough for its groups. */
    private static final int AT_ONCE = 200;

    private DemoSeed() {}

    /**
     * Registers what is missing; returns when all of it is on disk.
     *
     * @param at when the service says so
     * @return how many establishments were new
     * @throws java.util.concurrent.CompletionException if the store fails; may then be tried again
     * @throws IllegalStateException                    if the register refuses the province
     */
    public static int plant(Establishments register, Instant at) {
        List<Establishment> province = DemoProvince.establishments();
        int added = 0;
        for (int from = 0; from < province.size(); from += AT_ONCE) {
            List<CompletableFuture<EstablishmentOutcome>> outcomes = new ArrayList<>();
            for (Establishment house : province.subList(from, Math.min(from + AT_ONCE, province.size()))) {
                outcomes.add(register.submit(new Describe(house), at, "demo"));
            }
            for (CompletableFuture<EstablishmentOutcome> outcome : outcomes) {
                added += isNew(outcome.join()) ? 1 : 0;
            }
        }
        return added;
    }

    private static boolean isNew(EstablishmentOutcome outcome) {
        return switch (outcome) {
            case EstablishmentOutcome.Accepted accepted -> accepted.registered();
            case EstablishmentOutcome.Unchanged unchanged -> false;
            case EstablishmentOutcome.Rejected rejected ->
                throw new IllegalStateException("The register refuses the demo province: " + rejected.findings());
        };
    }
}
