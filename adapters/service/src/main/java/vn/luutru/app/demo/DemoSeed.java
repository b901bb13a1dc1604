package vn.luutru.app.demo;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentCommand;
import vn.luutru.declaration.establishment.EstablishmentOutcome;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.demo.DemoProvince;

/** Registers the demo province at the first start. Whatever is registered already stays as it is. */
@Component
@ConditionalOnBooleanProperty("luutru.demo")
final class DemoSeed implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSeed.class);
    private static final String BY = "demo";

    /** Less than the smallest queue of a store that makes sense. */
    private static final int MAX_CONCURRENT = 50;

    private final Establishments establishments;
    private final InstantSource clock;

    DemoSeed(Establishments establishments, InstantSource clock) {
        this.establishments = establishments;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Establishment> province = DemoProvince.establishments();
        long fresh = 0;
        for (int from = 0; from < province.size(); from += MAX_CONCURRENT) {
            List<CompletableFuture<Boolean>> some =
                    province.subList(from, Math.min(from + MAX_CONCURRENT, province.size())).stream()
                            .map(this::registerUnlessKnown)
                            .toList();
            fresh += some.stream().filter(CompletableFuture::join).count();
        }
        if (fresh > 0) {
            LOG.info("The demo province has {} establishments, {} of them new", province.size(), fresh);
        }
    }

    private CompletableFuture<Boolean> registerUnlessKnown(Establishment establishment) {
        return establishments
                .find(establishment.id())
                .thenCompose(known -> known.isPresent()
                        ? CompletableFuture.completedFuture(false)
                        : establishments
                                .submit(new EstablishmentCommand.Describe(establishment), clock.instant(), BY)
                                .thenApply(DemoSeed::accepted));
    }

    private static boolean accepted(EstablishmentOutcome outcome) {
        return switch (outcome) {
            case EstablishmentOutcome.Accepted accepted -> accepted.registered();
            case EstablishmentOutcome.Replayed replayed -> false;
            case EstablishmentOutcome.Rejected rejected ->
                throw new IllegalStateException("The demo province does not keep the rules: " + rejected.findings());
        };
    }
}
