package vn.luutru.app.health;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * Ready for declarations when the store answers, which is asked for a stay that nobody declares, and when nothing is
 * known that keeps it from being written. The details say what does.
 */
@Component("declarationsHealthIndicator")
final class DeclarationsHealth extends AbstractHealthIndicator {

    private static final StayId NOBODY = StayId.of(new EstablishmentId("health"), "health");
    private static final long TIMEOUT_SECONDS = 3;

    private final Declarations declarations;
    private final StoreState state;
    private final DatabaseServer server;

    DeclarationsHealth(Declarations declarations, StoreState state, DatabaseServer server) {
        super("The store does not answer");
        this.declarations = declarations;
        this.state = state;
        this.server = server;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
        builder.up();
        if (server.isEmbedded()) {
            builder.withDetail("EMBEDDED_DATABASE", "The embedded database is for a demo or one small server");
        }
        try {
            declarations.find(NOBODY).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            builder.down().withDetail("STORE_SILENT", "The store does not answer");
        }
        state.problems().forEach((cause, reason) -> builder.down().withDetail(cause.name(), reason));
    }
}
