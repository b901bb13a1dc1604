package vn.luutru.app.kafka;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import vn.luutru.adapter.kafka.projection.ReadModelWorker;

/** This process's parts in the read models that several processes keep together. */
final class SharedReadModels implements SmartLifecycle {

    private final List<ReadModelWorker> workers;
    private volatile boolean running;

    SharedReadModels(List<ReadModelWorker> workers) {
        this.workers = workers;
    }

    List<ReadModelWorker> workers() {
        return workers;
    }

    @Override
    public void start() {
        running = true;
        workers.forEach(ReadModelWorker::start);
    }

    @Override
    public void stop() {
        workers.forEach(ReadModelWorker::close);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
