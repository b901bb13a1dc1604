package vn.luutru.access;

import java.time.InstantSource;
import java.util.UUID;
import vn.luutru.declaration.event.AccountEvent.ReadModelOperated;
import vn.luutru.declaration.event.AccountEvent.ReadModelOperated.Operation;
import vn.luutru.declaration.journal.Journal;

/**
 * Holds read models, lets them go on and builds them anew. Each act is on disk, with who did it, before it has an effect:
 * a read model that is held answers nobody, the access log among them.
 *
 * <p>All methods block, and fail as {@link Journal#record} and the read models do.
 */
public final class ReadModelAdministration {

    /** The read models of the service, by their names; fail with {@link IllegalArgumentException} for another name. */
    public interface ReadModels {

        /** @param by the administrator's account */
        void pause(String name, String by);

        /** @param by the administrator's account */
        void resume(String name, String by);

        void rebuild(String name);
    }

    private final ReadModels models;
    private final Journal journal;
    private final InstantSource clock;

    public ReadModelAdministration(ReadModels models, Journal journal, InstantSource clock) {
        this.models = models;
        this.journal = journal;
        this.clock = clock;
    }

    /** Holds one for all processes, until it is resumed. */
    public void pause(Caller.Official admin, String name) {
        record(admin, name, Operation.PAUSE);
        models.pause(name, admin.id());
    }

    /** Lets one go on that is held. */
    public void resume(Caller.Official admin, String name) {
        record(admin, name, Operation.RESUME);
        models.resume(name, admin.id());
    }

    /** Begins to build one anew, beside the one that answers. */
    public void rebuild(Caller.Official admin, String name) {
        record(admin, name, Operation.REBUILD);
        models.rebuild(name);
    }

    private void record(Caller.Official admin, String name, Operation operation) {
        journal.record(new ReadModelOperated(UUID.randomUUID(), name, operation, clock.instant(), admin.id()))
                .join();
    }
}
