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
        Bound bound = binding.find();
        if (bound != null && bound.store() == Store.EVENTSTOREDB) {
            requireSame(bound.log(), begun(log));
            return;
        }
        RefusedStartException refusal = bind(binding, bound, log);
        if (refusal == null) {
            return;
        }
        // Another process may have bound the database meanwhile, and have stored keys and events.
        Bound since = binding.find();
        if (since == null || since.store() != Store.EVENTSTOREDB) {
            throw refusal;
        }
        requireSame(since.log(), begun(log));
    }

    /** Binds the database to the log in EventStoreDB; why not, or null. */
    private static @Nullable RefusedStartException bind(
            LogBinding binding, @Nullable Bound bound, EventStoreDbLog log) {
        UUID there = begun(log);
        Here here = binding.here();
        if (here.position() > 0) {
            // copy-log binds by itself once both are equal. A move by an earlier version bound nothing.
            boolean moved = bound == null && there != null && log.hasCopied(here.position());
            if (!moved) {
                return there != null && log.hasGrown() ? besideAnother() : notCopied();
            }
        }
        if (there == null && here.keys()) {
            return new RefusedStartException(
                    "This database has the keys of a log that is not in EventStoreDB under luutru.eventstoredb.prefix.",
                    "Look whether connection, prefix and the address of the database are right; a cluster that was lost is"
                            + " restored from its backup.");
        }
        if (there != null && here.position() == 0 && !here.keys() && log.head() > 0) {
            return new RefusedStartException(
                    "EventStoreDB holds a log whose keys are not in this database: nobody in it could be named.",
                    "Look whether luutru.database.url is that of the database which belongs to it, or restore that one."
                            + " Where nothing in that log was ever encrypted: copy-log --bind.");
        }
        return switch (binding.bindElsewhere(there == null ? log.begin() : there, here.position())) {
            case BOUND -> null;
            case OWN_LOG_DIFFERS -> notCopied();
            case BELONGS_ELSEWHERE -> another();
        };
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
            throw another();
        }
    }

    private static RefusedStartException another() {
        return new RefusedStartException(
                "EventStoreDB holds another log than the one that this database belongs to.",
                "Look whether luutru.eventstoredb.connection, its prefix and the address of the database belong together.");
    }

    private static RefusedStartException notCopied() {
        return new RefusedStartException(
                "This database has a log of its own that is not whole in EventStoreDB.",
                "Run copy-log until it says that both are equal, or set luutru.store to postgresql.");
    }

    /** Neither is a part of the other: whoever went on with the one would leave what was acknowledged into the other. */
    private static RefusedStartException besideAnother() {
        return new RefusedStartException(
                "This database has a log of its own, and EventStoreDB holds one with events that never were in it.",
                "If this database was restored from before its log was moved, restore a backup from after that. If"
                        + " EventStoreDB has the true log and the few events here were written by mistake: copy-log --bind.");
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
