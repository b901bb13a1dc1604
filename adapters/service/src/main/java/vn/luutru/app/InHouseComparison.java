package vn.luutru.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.app.timer.RepeatedTask;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryCompared;
import vn.luutru.declaration.event.WatchListEvent.WatchMatchFound;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.projection.OncePerMinute;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.register.InHouse;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.watch.WatchIndex;
import vn.luutru.projection.watch.WatchQueries;
import vn.luutru.projection.watch.WatchQueries.Uncompared;

/**
 * Compares each new entry of the watch list with those who are in house. Who comes after the entry is compared behind the
 * log; who came before is in the register once it has read up to the entry, so nobody falls between.
 *
 * <p>What is found is recorded under an identity of its own before the entry counts as compared: a process that ends
 * amid it, or another one that does the same, finds nothing twice.
 */
final class InHouseComparison extends RepeatedTask {

    /** Who the log says it was: no person. */
    static final String BY = "luutru";

    private static final Logger LOG = LoggerFactory.getLogger(InHouseComparison.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final WatchQueries watch;
    private final InHouse register;
    private final WatchKeys keys;
    private final Journal journal;
    private final ProjectionRunner projections;
    private final InstantSource clock;
    private final OncePerMinute logged = new OncePerMinute();

    InHouseComparison(
            WatchQueries watch,
            InHouse register,
            WatchKeys keys,
            Journal journal,
            ProjectionRunner projections,
            InstantSource clock) {
        super("watch-in-house", INTERVAL, INTERVAL);
        this.watch = watch;
        this.register = register;
        this.keys = keys;
        this.journal = journal;
        this.projections = projections;
        this.clock = clock;
    }

    @Override
    protected void run() {
        try {
            List<Uncompared> entries = watch.uncompared(Vietnam.dateOf(clock.instant()));
            if (entries.isEmpty()) {
                return;
            }
            if (projections.awaitPosition(Register.NAME, entries.getLast().position(), MAX_WAIT)) {
                compare(entries);
            } else if (logged.allows(Register.NAME)) {
                LOG.warn(
                        "{} entries of the watch list are compared with those in house later: the register is behind"
                                + " them. Some process must keep it (luutru.projections)",
                        entries.size());
            }
        } catch (ProjectionException | StoreUnavailableException | OverloadException | CompletionException e) {
            // Nobody is alerted to a person who is in house until it succeeds. Without a watch list nobody is looked
            // for.
            boolean none = e instanceof ProjectionException model && model.notBuilt();
            if (!none && logged.allows(e)) {
                LOG.warn("Those in house are compared with the watch list later: {}", e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compare(List<Uncompared> entries) {
        Instant now = clock.instant();
        WatchIndex index =
                new WatchIndex(keys, entries.stream().map(Uncompared::entry).toList());
        List<WatchMatchFound> found = new ArrayList<>();
        register.each(guest -> {
            for (WatchIndex.Match match : index.matches(guest.details(), Vietnam.dateOf(now))) {
                if (match.holdsIn(guest.ward())) {
                    found.add(new WatchMatchFound(
                            match.entry().id(),
                            guest.stay().value(),
                            guest.establishment(),
                            guest.declaredIn(),
                            match.by().code(),
                            now,
                            BY));
                }
            }
        });
        Map<UUID, Integer> matches = new HashMap<>();
        for (WatchMatchFound one : found) {
            journal.record(one).join();
            matches.merge(one.entry(), 1, Integer::sum);
        }
        for (Uncompared entry : entries) {
            UUID id = entry.entry().id();
            journal.record(new WatchEntryCompared(id, matches.getOrDefault(id, 0), now, BY))
                    .join();
        }
    }
}
