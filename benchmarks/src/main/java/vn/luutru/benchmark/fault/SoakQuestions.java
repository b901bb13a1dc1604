package vn.luutru.benchmark.fault;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import vn.luutru.benchmark.http.Calls;
import vn.luutru.declaration.Vietnam;

/** What officials of every role, operators and administrators ask, files among it, at a steady pace. */
final class SoakQuestions implements Calls {

    private static final String ESTABLISHMENT = "38-16531-0003";

    private record Question(String token, String path) {}

    private final List<Question> questions;
    private final double rate;
    private final long count;
    private final Tenths latencies;
    private long wrong;

    SoakQuestions(double rate, Duration time) {
        this.rate = rate;
        this.count = SoakWrites.count(rate, time);
        this.latencies = new Tenths(time);
        LocalDate today = Vietnam.dateOf(Instant.now());
        YearMonth last = YearMonth.from(today).minusMonths(1);
        String month = "from=%s&to=%s".formatted(last.atDay(1), last.atEndOfMonth());
        String now = Instant.now().minusSeconds(60).toString();
        questions = List.of(
                new Question("demo-police", "/v1/residents?ward=16531"),
                new Question("demo-police", "/v1/residents?establishment=" + ESTABLISHMENT + "&at=" + now),
                new Question("demo-police-16531", "/v1/residents?ward=16531&state=IN_HOUSE"),
                new Question("demo-police", "/v1/compliance?ward=16531&" + month),
                new Question("demo-police", "/v1/establishments?ward=16531"),
                new Question("demo-tourism", "/v1/statistics/tourism?groupBy=day&" + month),
                new Question("demo-tourism", "/v1/statistics/tourism?groupBy=ward,origin&" + month),
                new Question("demo-tourism", "/v1/statistics/tourism.csv?groupBy=ward&" + month),
                new Question(
                        "demo-tourism", "/v1/statistics/tourism.xlsx?groupBy=ward,establishmentType,origin&" + month),
                new Question("demo-tourism", "/v1/statistics/tourism/forms/01-cs-ltdl.xlsx?month=" + last),
                new Question("demo-zone", "/v1/zones"),
                new Question("demo-zone", "/v1/zones/kkt-nghi-son/occupancy"),
                new Question("demo-health", "/v1/hospitals/occupancy"),
                new Question("demo-operator", "/v1/establishments/" + ESTABLISHMENT + "/stays"),
                new Question("demo-operator", "/v1/establishments/" + ESTABLISHMENT + "/obligations"),
                new Question("demo-admin", "/v1/access-log"),
                new Question("demo-admin", "/v1/projections"),
                new Question("demo-admin", "/v1/keys"));
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long dueNanos(long call) {
        return (long) ((call + 0.5) * 1e9 / rate);
    }

    private Question question(long call) {
        return questions.get((int) (call % questions.size()));
    }

    @Override
    public void write(long call, ByteBuf out) {
        String request = """
                GET %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                X-Purpose: RESIDENCE_CHECK\r
                X-Case: SOAK-%d\r
                \r
                """.formatted(question(call).path(), question(call).token(), call);
        out.writeCharSequence(request, StandardCharsets.US_ASCII);
    }

    @Override
    public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
        latencies.record(sinceDue);
        if (status != 200 && wrong++ < 5) {
            System.out.printf("WRONG: %s was answered %d%n", question(call), status);
        }
    }

    Tenths latencies() {
        return latencies;
    }

    long wrong() {
        return wrong;
    }
}
