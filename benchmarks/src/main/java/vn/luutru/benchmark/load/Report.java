package vn.luutru.benchmark.load;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What an evening was like: a few lines for the terminal, a page with charts for everyone else. */
record Report(Options options, double seconds, Ledger ledger, Audit audit, Latencies singles, Latencies pushes) {

    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    String text(long toldToWait, long broken) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%nsent %,d  accepted %,d  replayed %,d  rejected %,d  failed %,d  in %.1f s (%,.0f/s)%n",
                ledger.size(),
                ledger.accepted(),
                ledger.replayed(),
                ledger.rejected(),
                ledger.failed(),
                seconds,
                ledger.size() / seconds));
        text.append(String.format(Locale.ROOT, "told to wait %,d times, connections broken %,d%n", toldToWait, broken));
        text.append("single   ").append(percentiles(singles)).append('\n');
        text.append("push     ").append(percentiles(pushes)).append('\n');
        text.append(
                audit.faults() == 0
                        ? "The books balance: every declaration is stored exactly once, or was rejected and is not."
                        : String.format(Locale.ROOT, "The books do not balance: %,d faults", audit.faults()));
        audit.quoted().forEach(fault -> text.append("\n  ").append(fault));
        return text.toString();
    }

    String html() {
        String rate = Chart.lines(
                "Answers a second",
                List.of(
                        series("single calls", singles, second -> second.calls()),
                        series("pushes", pushes, second -> second.calls())));
        String latency = Chart.lines(
                "Latency from when it was due, ms",
                List.of(
                        series("single p50", singles, Latencies.Second::p50Millis),
                        series("single p99", singles, Latencies.Second::p99Millis),
                        series("push p50", pushes, Latencies.Second::p50Millis),
                        series("push p99", pushes, Latencies.Second::p99Millis)));
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Luutru under load</title>
                <style>body{font:16px sans-serif;max-width:60rem;margin:2rem auto}pre{background:#f4f4f4;padding:1rem;\
                overflow:auto}</style>
                <h1>%s, from %s, %s times as fast</h1>
                <pre>%s</pre>
                %s
                %s
                </html>
                """.formatted(
                        options.scenario(),
                        options.evening().from(),
                        options.evening().speed(),
                        escaped(text(0, 0)),
                        rate,
                        latency);
    }

    private static Chart.Series series(String name, Latencies latencies, ToDoubleFunction<Latencies.Second> figure) {
        return new Chart.Series(
                name, latencies.seconds().stream().mapToDouble(figure).toArray());
    }

    private static String percentiles(Latencies latencies) {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%,9d calls, ms from when due:", latencies.count()));
        for (double percentile : PERCENTILES) {
            text.append(String.format(
                    Locale.ROOT,
                    "  p%s %.1f",
                    percentile == 100 ? "max" : trimmed(percentile),
                    latencies.millis(percentile)));
        }
        return text.toString();
    }

    private static String trimmed(double percentile) {
        return percentile == Math.rint(percentile) ? Long.toString((long) percentile) : Double.toString(percentile);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
