package vn.luutru.adapter.eventstoredb.standin;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What goes wrong at a stand-in, as a test orders it. */
public final class Faults {

    /** What becomes of one append. */
    enum OfAppend {
        /** It is not stored and answered with an error. */
        REFUSED,
        /** It is stored, and the connection breaks before the answer. */
        ANSWER_LOST,
        /** It is stored and never answered. */
        SILENT
    }

    private final Queue<OfAppend> appends = new ConcurrentLinkedQueue<>();
    private final List<Runnable> stalled = new ArrayList<>();
    private boolean stalling;
    private volatile Duration slow = Duration.ZERO;
    private volatile boolean subscriptionsSilent;
    private volatile Status refusal = Status.UNAVAILABLE;

    /** So many appends from now on are not stored, and answered so. */
    public void refuseAppends(int appendsRefused, Status with) {
        refusal = with;
        for (int i = 0; i < appendsRefused; i++) {
            appends.add(OfAppend.REFUSED);
        }
    }

    /** So many appends from now on are stored, and their answers lost. */
    public void loseAnswers(int answers) {
        for (int i = 0; i < answers; i++) {
            appends.add(OfAppend.ANSWER_LOST);
        }
    }

    /** So many appends from now on are stored, and nothing is heard of them. */
    public void swallowAnswers(int answers) {
        for (int i = 0; i < answers; i++) {
            appends.add(OfAppend.SILENT);
        }
    }

    /** Each append takes longer by so much. */
    public void slow(Duration by) {
        slow = by;
    }

    /** Subscriptions send nothing from now on, or go on. */
    public void silenceSubscriptions(boolean silent) {
        subscriptionsSilent = silent;
    }

    /** Appends wait from now on. */
    public synchronized void stall() {
        stalling = true;
    }

    /** Appends that waited are done, and later ones at once. */
    public void resume() {
        List<Runnable> waiting;
        synchronized (this) {
            stalling = false;
            waiting = List.copyOf(stalled);
            stalled.clear();
        }
        waiting.forEach(Runnable::run);
    }

    /** Does it now, or once appends go on. */
    void during(Runnable append) throws InterruptedException {
        Duration longer = slow;
        if (longer.isPositive()) {
            Thread.sleep(longer);
        }
        synchronized (this) {
            if (stalling) {
                stalled.add(append);
                return;
            }
        }
        append.run();
    }

    @Nullable
    OfAppend next() {
        return appends.poll();
    }

    Status refusal() {
        return refusal;
    }

    boolean subscriptionsSilent() {
        return subscriptionsSilent;
    }
}
