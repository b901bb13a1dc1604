package vn.luutru.benchmark.fault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.benchmark.fault.Exchange.Answer;
import vn.luutru.benchmark.load.CheckInRequests;
import vn.luutru.benchmark.load.Declaration;
import vn.luutru.benchmark.load.Declarations;
import vn.luutru.benchmark.load.PushRequests;

/**
 * An operator's system that does what the contract advises: what has no answer is asked for, then sent again, until there
 * is a receipt. Used by one thread.
 */
final class Client implements AutoCloseable {

    static final String OPERATOR = "demo-operator";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SILENCE_MILLIS = 40_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /** The client hangs up by intent. */
    private static final class Cut extends UncheckedIOException {

        private Cut() {
            super(new IOException("hung up"));
        }
    }

    private final Declarations declarations;
    private final Receipts receipts;
    private final Cuts cuts;
    private final SplittableRandom random;
    private final CheckInRequests singles;
    private final PushRequests pushes;
    private final int lines;
    private int port;
    private @Nullable Exchange connection;

    /** @param lines of a push */
    Client(int port, Declarations declarations, Receipts receipts, Cuts cuts, SplittableRandom random, int lines) {
        this.port = port;
        this.declarations = declarations;
        this.receipts = receipts;
        this.cuts = cuts;
        this.random = random;
        this.lines = lines;
        this.singles = new CheckInRequests(declarations, OPERATOR);
        this.pushes = new PushRequests(declarations, OPERATOR, lines);
    }

    /** Talks to another service from now on. */
    void moveTo(int other) throws IOException {
        hangUp();
        port = other;
    }

    /** One check-in by a call of its own, until it has a receipt. */
    void declare(long number) throws IOException, InterruptedException {
        long since = System.nanoTime();
        while (inTime(since, number)) {
            try {
                Exchange to = connected();
                to.send(request(number));
                if (cuts.take()) {
                    Thread.sleep(random.nextInt(12));
                    throw new Cut();
                }
                Answer answer = to.read();
                switch (answer.status()) {
                    case 200, 201 -> {
                        JsonNode receipt = JSON.readTree(answer.body()).path("receipt");
                        receipts.acknowledge(number, receipt, answer.status() == 201, since);
                        return;
                    }
                    case 429, 503 -> pause(answer);
                    default -> {
                        receipts.violation("Declaration %d was answered %s".formatted(number, answer));
                        return;
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                hangUp();
                ask(number, since);
            }
        }
    }

    /** A push, until every line has a receipt. */
    void push(long call) throws IOException, InterruptedException {
        long since = System.nanoTime();
        while (inTime(since, call * lines)) {
            try {
                Exchange to = connected();
                to.send(bytes(call));
                int cutAfter = cuts.take() ? random.nextInt(lines) : lines + 1;
                int[] recorded = {0};
                Answer answer = to.read(line -> {
                    outcome(call, JSON.readTree(line), since);
                    if (++recorded[0] > cutAfter) {
                        throw new Cut();
                    }
                });
                if (answer.status() == 200 && complete(call)) {
                    return;
                }
                if (answer.status() != 200 && answer.status() != 429 && answer.status() != 503) {
                    receipts.violation("Push %d was answered %s".formatted(call, answer));
                    return;
                }
                pause(answer);
            } catch (IOException | UncheckedIOException e) {
                hangUp();
                ask(call * lines + random.nextInt(lines), since);
            }
        }
    }

    private void outcome(long call, JsonNode line, long since) {
        if (!line.has("line")) {
            return; // the summary, or why there is none
        }
        long number = call * lines + line.path("line").asLong() - 1;
        String outcome = line.path("outcome").asString();
        if (line.has("receipt")) {
            receipts.acknowledge(number, line.path("receipt"), outcome.equals("ACCEPTED"), since);
        } else if (outcome.equals("REJECTED")) {
            receipts.violation("Declaration %d was rejected: %s".formatted(number, line));
        }
    }

    private boolean complete(long call) {
        for (long number = call * lines; number < (call + 1) * lines; number++) {
            if (!receipts.has(number)) {
                return false;
            }
        }
        return true;
    }

    /** Asks what became of a declaration that has no answer. */
    private void ask(long number, long since) throws IOException, InterruptedException {
        Declaration declaration = declarations.declaration(number);
        String request = """
            GET /v1/establishments/%s/stays/%s HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            \r
            """.formatted(declaration.establishment(), declaration.reference(), OPERATOR);
        while (inTime(since, number)) {
            try {
                Exchange to = connected();
                to.send(request);
                Answer answer = to.read();
                if (answer.status() == 200) {
                    ObjectNode receipt = (ObjectNode)
                            JSON.readTree(answer.body()).path("receipts").path(0);
                    receipt.remove("declaration");
                    receipts.acknowledge(number, receipt, false, since);
                    return;
                }
                if (answer.status() == 404) {
                    if (receipts.has(number)) {
                        receipts.violation("Declaration %d has a receipt and is not found".formatted(number));
                    }
                    return;
                }
                pause(answer);
            } catch (IOException e) {
                hangUp();
                Thread.sleep(200);
            }
        }
    }

    private boolean inTime(long since, long number) {
        if (System.nanoTime() - since > TIMEOUT.toNanos()) {
            receipts.violation("Declaration %d has no receipt after %s".formatted(number, TIMEOUT));
            return false;
        }
        return true;
    }

    private static void pause(Answer answer) throws InterruptedException {
        Thread.sleep(Math.clamp(answer.retryAfterSeconds() * 1_000L, 200, 2_000));
    }

    private byte[] request(long number) {
        ByteBuf out = Unpooled.buffer(2_048);
        singles.write(number, out);
        return ByteBufUtil.getBytes(out);
    }

    private byte[] bytes(long call) {
        ByteBuf out = Unpooled.buffer(64 << 10);
        pushes.write(call, out);
        return ByteBufUtil.getBytes(out);
    }

    private Exchange connected() throws IOException {
        if (connection == null) {
            connection = new Exchange(port, SILENCE_MILLIS);
        }
        return connection;
    }

    private void hangUp() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }
}
