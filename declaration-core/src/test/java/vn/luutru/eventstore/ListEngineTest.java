package vn.luutru.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

class ListEngineTest extends EventStorageEngineContract {

    private final ListEngine engine = new ListEngine();

    @Override
    protected EventStorageEngine engine() {
        return engine;
    }

    @Override
    protected void stall() {
        engine.stall();
    }

    @Override
    protected void resume() {
        engine.resume();
    }

    @Override
    protected int capacity() {
        return ListEngine.CAPACITY;
    }

    @Override
    protected void loseNextAnswer() {
        engine.loseNextAnswer();
    }

    @Override
    protected double conflicts() {
        return engine.conflicts();
    }

    /** The list is the store: there is no other process that could take it over. */
    @Override
    protected void restart() {
        engine.resume();
    }
}
