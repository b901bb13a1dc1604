package vn.luutru.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.StayId;

/** Ready when the store answers: it is asked for a stay that nobody declares. */
@Component("declarationsHealthIndicator")
final class DeclarationsHealth extends AbstractHealthIndicator {

    private static final StayId NOBODY = StayId.of(new EstablishmentId("health"), "health");
    private static final long PATIENCE_SECONDS = 3;

    private final Declarations declarations;

    DeclarationsHealth(Declarations declarations) {
        super("The store does not answer");
        this.declarations = declarations;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder)
            throws ExecutionException, InterruptedException, TimeoutException {
        declarations.find(NOBODY).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        builder.up();
    }
}
