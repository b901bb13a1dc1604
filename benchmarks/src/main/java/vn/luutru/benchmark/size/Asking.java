package vn.luutru.benchmark.size;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.benchmark.http.Calls;
import vn.luutru.benchmark.load.Latencies;
import vn.luutru.benchmark.size.History.Arrival;

/** One question asked again and again, at a steady pace in an open loop; each answer is looked at. */
final class Asking implements Calls {

    private final Question question;
    private final List<Arrival> guests;
    private final double rate;
    private final double phase;
    private final long count;
    private final Latencies latencies = new Latencies();
    private final List<Arrival> later = new ArrayList<>();
    private long found;
    private long wrong;
    private @Nullable String firstWrong;

    /**
     * @param rate  calls a second
     * @param phase which part of the time between two calls goes by before the first, from 0 to 1
     */
    Asking(Question question, List<Arrival> guests, double rate, double phase, Duration time) {
        this.question = question;
        this.guests = guests;
        this.rate = rate;
        this.phase = phase;
        this.count = (long) (rate * time.toMillis() / 1e3);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long dueNanos(long call) {
        return (long) ((call + phase) * 1e9 / rate);
    }

    @Override
    public void write(long call, ByteBuf out) {
        String head = """
                %s %s HTTP/1.1\r
                Host: localhost\r
                %s\r
                X-Purpose: %s\r
                X-Case: BENCH-%d\r
                """.formatted(
                        question.form() == null ? "GET" : "POST",
                        question.path().apply(guest(call)),
                        question.asker(),
                        Question.PURPOSE,
                        call);
        out.writeCharSequence(head, StandardCharsets.US_ASCII);
        if (question.form() == null) {
            out.writeCharSequence("\r\n", StandardCharsets.US_ASCII);
            return;
        }
        String form = question.form().apply(guest(call));
        String rest = """
                Origin: http://localhost\r
                Sec-Fetch-Site: same-origin\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: %d\r
                \r
                %s""".formatted(form.length(), form);
        out.writeCharSequence(rest, StandardCharsets.US_ASCII);
    }

    @Override
    public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
        latencies.record(sinceDue);
        String text = body.toString(StandardCharsets.UTF_8);
        if (status != 200 || text.isEmpty()) {
            wrong(status + " " + text);
        } else if (!question.person()
                || text.contains("\"reference\":\"" + guest(call).reference() + '"')) {
            found++;
        } else if (text.contains("\"nextPage\":\"")) {
            later.add(guest(call));
        } else {
            wrong("without " + guest(call).reference());
        }
    }

    Question question() {
        return question;
    }

    /** Guests who were not on the first page while there were more. */
    List<Arrival> later() {
        return later;
    }

    long wrong() {
        return wrong;
    }

    /** A percentile of the latencies, from when calls were due. */
    double millis(double percentile) {
        return latencies.millis(percentile);
    }

    /** A row of the table of pages. */
    String page() {
        String row = String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.1f | %.1f | %.1f | %d |",
                question.name(),
                latencies.count(),
                latencies.millis(50),
                latencies.millis(95),
                latencies.millis(99),
                latencies.maxMillis(),
                wrong);
        return firstWrong == null ? row : row + "\nfirst wrong answer: " + firstWrong;
    }

    /** A row of the table. */
    String row() {
        String row = String.format(
                Locale.ROOT,
                "| %s | %.1f | %,d | %.1f | %.1f | %.1f | %d | %d | %d |",
                question.name(),
                rate,
                latencies.count(),
                latencies.millis(50),
                latencies.millis(99),
                latencies.maxMillis(),
                found,
                later.size(),
                wrong);
        return firstWrong == null ? row : row + "\nfirst wrong answer: " + firstWrong;
    }

    private Arrival guest(long call) {
        return guests.get((int) (call % guests.size()));
    }

    private void wrong(String what) {
        wrong++;
        if (firstWrong == null) {
            firstWrong = what.substring(0, Math.min(300, what.length()));
        }
    }
}
