package vn.luutru.app.kafka;

import org.springframework.context.SmartLifecycle;
import vn.luutru.adapter.kafka.intake.DeclarationsIn;

/** Takes declarations while the service runs: the last to begin, and the first to end. */
final class DeclarationsInLifecycle implements SmartLifecycle {

    private final DeclarationsIn in;
    private volatile boolean running;

    DeclarationsInLifecycle(DeclarationsIn in) {
        this.in = in;
    }

    @Override
    public void start() {
        running = true;
        in.start();
    }

    @Override
    public void stop() {
        in.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
