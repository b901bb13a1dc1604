package vn.luutru.app.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.EventStoreDbLog;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.adapter.postgres.log.LogBinding.Bound;
import vn.luutru.adapter.postgres.log.LogBinding.Here;
import vn.luutru.adapter.postgres.log.LogBinding.Store;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Refuses to start on another log than the one that the database belongs to: declarations that are acknowledged into a
 * second log are missing from the first, and nobody can put them together again.
 */
final class BoundLog {

    private BoundLog() {}

    /** The log is in the database. */
    static void requireHere(LogBinding binding) {
        if (binding.bindHere().store() == Store.EVENTSTOREDB) {
            throw new RefusedStartException(
                    "The log of this database is in EventStoreDB, and luutru.store is postgresql.",
                    "Set luutru.store to eventstoredb, with luutru.eventstoredb.connection and prefix of that cluster.");
        }
        if (binding.here().closed()) {
            throw new RefusedStartException(
                    "The log of this database is closed: copy-log has begun to move it to EventStoreDB.",
                    "Run copy-log again until it says that both are equal, and set luutru.store to eventstoredb. Or give"
                            + " the move up: copy-log --reopen.");
        }
    }

    /** The log is in EventStoreDB; it begins there with the first start. */
    static void requireElsewhere(LogBinding binding, EventStoreDbLog log) {
        UUID there = begun(log);
        Bound bound = binding.find();
        if (bound != null && bound.store() == Store.EVENTSTOREDB) {
            requireSame(bound.log(), there);
            return;
        }
        Here here = binding.here();
        if (here.position() > 0 && (there == null || !log.hasCopied(here.position()))) {
            throw notCopied();
        }
        if (there == null && here.keys()) {
            throw new RefusedStartException(
                    "This database has the keys of a log that is not in EventStoreDB under luutru.eventstoredb.prefix.",
                    "Look whether connection, prefix and the address of the database are right; a cluster that was lost is"
                            + " restored from its backup.");
        }
        if (there != null && here.position() == 0 && !here.keys() && log.head() > 0) {
            throw new RefusedStartException(
                    "EventStoreDB holds a log whose keys are not in this database: nobody in it could be named.",
                    "Look whether luutru.database.url is that of the database which belongs to it, or restore that one.");
        }
        if (!binding.bindElsewhere(there == null ? log.begin() : there, here.position())) {
            throw notCopied();
        }
    }

    private static void requireSame(UUID bound, @Nullable UUID there) {
        if (there == null) {
            throw new RefusedStartException(
                    "The log that this database belongs to is not in EventStoreDB: none begins there under"
                            + " luutru.eventstoredb.prefix.",
                    "Look whether luutru.eventstoredb.connection and prefix are right. A cluster that was lost is restored"
                            + " from its backup; no new log is begun in its place.");
        }
        if (!there.equals(bound)) {
            throw new RefusedStartException(
                    "EventStoreDB holds another log than the one that this database belongs to.",
                    "Look whether luutru.eventstoredb.connection, its prefix and the address of the database belong"
                            + " together.");
        }
    }

    private static RefusedStartException notCopied() {
        return new RefusedStartException(
                "This database has a log of its own that is not whole in EventStoreDB.",
                "Run copy-log until it says that both are equal, or set luutru.store to postgresql.");
    }

    private static @Nullable UUID begun(EventStoreDbLog log) {
        try {
            return log.begun();
        } catch (StoreUnavailableException e) {
            throw new RefusedStartException(
                    "EventStoreDB does not answer: " + e.getMessage(),
                    "Look whether the nodes of luutru.eventstoredb.connection run, and whether its credentials and"
                            + " certificates are right.",
                    e);
        }
    }
}
