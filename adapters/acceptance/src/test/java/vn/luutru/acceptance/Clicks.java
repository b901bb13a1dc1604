package vn.luutru.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import vn.luutru.browser.Visit;

/** Counts what somebody does for a task: presses of the mouse, and the time from its beginning. Typing is no click. */
public final class Clicks {

    private static final String REPORT = "luutruPressed";

    private final AtomicInteger presses = new AtomicInteger();
    private final long since = System.nanoTime();

    private Clicks() {}

    /** From now on, on every page that the visitor opens. */
    public static Clicks of(Visit visit) {
        Clicks clicks = new Clicks();
        visit.context().exposeFunction(REPORT, arguments -> clicks.presses.incrementAndGet());
        // A press comes before whatever it leads to, and once for a label and its field.
        visit.context()
                .addInitScript(
                        "addEventListener('pointerdown', event => { if (event.isTrusted) globalThis.REPORT(); }, true);"
                                .replace("REPORT", REPORT));
        return clicks;
    }

    /** The task is done: says how long it took, and fails if it took more clicks or a longer time than this. */
    public void done(String task, int most, Duration longest) {
        long millis = Duration.ofNanos(System.nanoTime() - since).toMillis();
        System.out.printf(
                Locale.ROOT,
                "%s: %d clicks with the sign-in, %d.%d s%n",
                task,
                presses.get(),
                millis / 1_000,
                millis % 1_000 / 100);
        assertThat(presses.get()).as("clicks for: %s", task).isPositive().isLessThanOrEqualTo(most);
        assertThat(Duration.ofMillis(millis)).as("time for: %s", task).isLessThan(longest);
    }
}
