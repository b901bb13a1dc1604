package vn.luutru.app;

import org.springframework.context.SmartLifecycle;
import vn.luutru.adapter.http.BulkRoute;

/** Stops reading pushes when the service ends: what was read is still answered, within the grace of the web server. */
final class EndOfPushes implements SmartLifecycle {

    private final BulkRoute route;
    private volatile boolean running;

    EndOfPushes(BulkRoute route) {
        this.route = route;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        route.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last of all phases is stopped first, the web server's graceful end among the ones after it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
