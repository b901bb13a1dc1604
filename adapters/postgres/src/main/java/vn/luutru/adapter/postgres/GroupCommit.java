package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.database.SqlFailures;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.Backoff;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.NewEvent;
import vn.luutru.eventstore.stored.StoreMeters;
import vn.luutru.eventstore.stored.StreamConflictException;
import vn.luutru.projection.OncePerMinute;

/**
 * Commits one group after the other. Of two events for the same place of a stream the first wins. A place that is taken in
 * the database spoils only its own event: the group is tried, and after a conflict the heads of the streams are looked up,
 * the late ones are refused, and the rest is written; an upload sent again is recognised from the group before and
 * looked up first. After a few conflicts that no late stream explains the log contradicts itself.
 *
 * <p>When the connection breaks, nobody knows whether the group was committed. It is opened again and the log asked: what
 * lies there byte for byte is acknowledged, the rest is written again. So nothing is lost and nothing is double.
 */
final class GroupCommit {

    /** Who writes groups. */
    interface Owner {

        /** Runs what waits for a lone event itself, soon; false if it cannot. */
        boolean completes(Runnable completion);

        /** The log contradicts itself or is closed: these are not written, and nothing more is to be. */
        void refused(List<Append> rest, Cause cause, String reason, SQLException failure);
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final int COMPLETED_TOGETHER = 256;

    /** Conflicts in a row that no late stream explains: between two looks another process may win a race, not more. */
    private static final int MAX_UNEXPLAINED = 5;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final WriterConnection connection;
    private final Executor completions;
    private final LogHead head;
    private final StoreMeters meters;
    private final StoreState state;
    private final InstantSource clock;
    private final Backoff retries;
    private final Owner owner;
    private final OncePerMinute log = new OncePerMinute();
    private boolean conflictBefore;

    /** @param retryTimeout how long a group is tried when the database does not answer */
    GroupCommit(
            WriterConnection connection,
            Executor completions,
            LogHead head,
            StoreMeters meters,
            StoreState state,
            InstantSource clock,
            Duration retryTimeout,
            Owner owner) {
        this.connection = connection;
        this.completions = completions;
        this.head = head;
        this.meters = meters;
        this.state = state;
        this.clock = clock;
        this.retries = Backoff.every(PAUSE, retryTimeout);
        this.owner = owner;
    }

    /** Writes a group, and answers each of it. */
    void write(List<Append> group) throws InterruptedException {
        List<Append> rest = firstOfEachStream(group);
        boolean unknown = false;
        int unexplained = 0;
        boolean looked = false;
        long begun = System.nanoTime();
        while (!rest.isEmpty()) {
            try {
                Connection open = connection.get();
                if (unknown) {
                    rest = acknowledgeStored(open, rest);
                    unknown = false;
                }
                looked = conflictBefore;
                if (looked) {
                    int before = rest.size();
                    rest = refuseLate(open, rest);
                    unexplained = rest.size() < before ? 0 : unexplained;
                }
                if (!rest.isEmpty()) {
                    insert(open, rest);
                }
                state.clear(Cause.WRITE_FAILED);
                return;
            } catch (SQLException e) {
                if (SqlFailures.UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    conflictBefore = true;
                    unexplained += looked ? 1 : 0;
                    if (unexplained >= MAX_UNEXPLAINED) {
                        owner.refused(rest, Cause.LOG_INCONSISTENT, inconsistency(e), e);
                        return;
                    }
                    continue;
                }
                if (isClosed(e)) {
                    owner.refused(
                            rest, Cause.LOG_CLOSED, "The log in this database is closed: it goes on elsewhere", e);
                    return;
                }
                String problem = SqlFailures.describe(e);
                state.report(Cause.WRITE_FAILED, "The last declarations could not be written: " + problem);
                if (log.allows(problem)) {
                    LOG.warn("Writing {} events failed: {}; connecting again", rest.size(), problem);
                }
                connection.discard();
                unknown = true;
                if (retries.isOver(begun)) {
                    fail(rest, new StoreUnavailableException("Events were not written: " + problem, e));
                    return;
                }
                Thread.sleep(retries.pause(1));
            }
        }
    }

    private static boolean isClosed(SQLException failure) {
        return SqlFailures.CHECK_VIOLATION.equals(failure.getSQLState())
                && LogBinding.CLOSED.equals(SqlFailures.constraint(failure));
    }

    /** Which part of the log contradicts the rest: no stream that grew in the meantime explains the conflict. */
    private static String inconsistency(SQLException conflict) {
        return switch (SqlFailures.constraint(conflict)) {
            case "event_pkey" -> "log.head is behind the newest position in log.event";
            case "stream_key_pkey" -> "log.stream_key has keys of streams that log.event does not have";
            case null, default -> "log.event refuses a new event for a reason that no stream explains";
        };
    }

    /** Of several for one stream the first stays; the others are refused. */
    private List<Append> firstOfEachStream(List<Append> group) {
        Map<UUID, Append> streams = HashMap.newHashMap(group.size());
        List<Append> first = new ArrayList<>(group.size());
        List<Append> late = new ArrayList<>();
        for (Append append : group) {
            (append.isFirstOf(streams) ? first : late).add(append);
        }
        refuse(late);
        return first;
    }

    private List<Append> refuseLate(Connection open, List<Append> appends) throws SQLException {
        Map<UUID, Integer> heads = LogStatements.heads(open, Append.events(appends));
        List<Append> late = new ArrayList<>();
        List<Append> rest = new ArrayList<>(appends.size());
        for (Append append : appends) {
            (append.follows(heads) ? rest : late).add(append);
        }
        conflictBefore = !late.isEmpty();
        refuse(late);
        return rest;
    }

    private List<Append> acknowledgeStored(Connection open, List<Append> appends) throws SQLException {
        Map<NewEvent.Place, LogPosition> stored = LogStatements.stored(open, Append.events(appends));
        List<Append> rest = new ArrayList<>(appends.size());
        for (Append append : appends) {
            // One transaction stores all of them or none, so the last one speaks for all.
            LogPosition position = stored.get(append.events().getLast().place());
            if (position == null) {
                rest.add(append);
            } else {
                completions.execute(() -> append.done().complete(position));
                head.newest().reached(position.position());
            }
        }
        return rest;
    }

    private void insert(Connection open, List<Append> appends) throws SQLException {
        long start = System.nanoTime();
        List<NewEvent> events = Append.events(appends);
        LogPosition before = LogStatements.insert(open, events, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        meters.committed(events.size(), System.nanoTime() - start);
        head.committed(before.position(), before.recordedAt(), events);
        long position = before.position();
        for (int from = 0; from < appends.size(); from += COMPLETED_TOGETHER) {
            List<Append> part = List.copyOf(appends.subList(from, Math.min(from + COMPLETED_TOGETHER, appends.size())));
            long base = position;
            Runnable completion = () -> Append.complete(part, base, before.recordedAt());
            if (appends.size() > 1 || !owner.completes(completion)) {
                completions.execute(completion);
            }
            position += part.stream().mapToInt(append -> append.events().size()).sum();
        }
    }

    private void refuse(List<Append> late) {
        if (!late.isEmpty()) {
            meters.conflicts(Append.events(late).size());
            fail(late, new StreamConflictException());
        }
    }

    /** Fails all of them, on another thread. */
    void fail(List<Append> appends, RuntimeException failure) {
        List<Append> all = List.copyOf(appends);
        completions.execute(() -> all.forEach(append -> append.done().completeExceptionally(failure)));
    }
}
