package vn.luutru.benchmark.fault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import vn.luutru.benchmark.http.Calls;
import vn.luutru.benchmark.load.CheckInRequests;
import vn.luutru.benchmark.load.Declaration;
import vn.luutru.benchmark.load.Declarations;
import vn.luutru.benchmark.load.Ledger;
import vn.luutru.benchmark.load.Ledger.Entry;
import vn.luutru.benchmark.load.Outcomes;

/** Declarations of a long run: by single calls, and in pushes in which some lines are wrong by intent. */
abstract sealed class SoakWrites implements Calls {

    static final int LINES = 45;

    final Declarations declarations;
    final Ledger ledger;
    final Tenths latencies;
    private final double rate;
    private final long count;

    private SoakWrites(Declarations declarations, Ledger ledger, double rate, Duration time) {
        this.declarations = declarations;
        this.ledger = ledger;
        this.rate = rate;
        this.count = count(rate, time);
        this.latencies = new Tenths(time);
    }

    /** How many calls a rate makes. */
    static long count(double rate, Duration time) {
        return (long) (rate * time.toMillis() / 1e3);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long dueNanos(long call) {
        return (long) ((call + 0.5) * 1e9 / rate);
    }

    Tenths latencies() {
        return latencies;
    }

    /** One check-in a call. */
    static final class Singles extends SoakWrites {

        private final CheckInRequests requests;

        /** Takes the ledger's numbers from 0 on. */
        Singles(Declarations declarations, String token, Ledger ledger, double rate, Duration time) {
            super(declarations, ledger, rate, time);
            requests = new CheckInRequests(declarations, token);
        }

        @Override
        public void write(long call, ByteBuf out) {
            ledger.sent(call);
            requests.write(call, out);
        }

        @Override
        public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
            latencies.record(sinceDue);
            Entry entry = switch (status) {
                case 201 -> Entry.ACCEPTED;
                case 200 -> Entry.REPLAYED;
                default -> Entry.FAILED;
            };
            ledger.answered(call, entry, Outcomes.position(body));
        }
    }

    /** 45 lines a call, of which three are no check-ins that could be accepted. */
    static final class Pushes extends SoakWrites {

        private static final byte[] WRONG =
                "{\"guest\":{\"fullName\":\"\",\"sex\":\"MALE\"},\"arrivedAt\":\"yesterday\"}"
                        .getBytes(StandardCharsets.US_ASCII);
        private static final String NOBODYS = "99-99999-9999";
        private static final int HALF_A_LINE = 11;
        private static final int WRONG_VALUES = 23;
        private static final int UNKNOWN_ESTABLISHMENT = 37;

        private final String token;
        private final long first;
        private final ByteBuf text = Unpooled.buffer(64 << 10);
        private long wrong;

        /** @param first number in the ledger */
        Pushes(Declarations declarations, String token, Ledger ledger, double rate, Duration time, long first) {
            super(declarations, ledger, rate, time);
            this.token = token;
            this.first = first;
        }

        @Override
        public void write(long call, ByteBuf out) {
            text.clear();
            for (int line = 0; line < LINES; line++) {
                long number = first + call * LINES + line;
                ledger.sent(number);
                Outcomes.line(planted(declarations.declaration(number), line), text);
            }
            out.writeCharSequence("""
                    POST /v1/declarations HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/x-ndjson\r
                    Content-Length: %d\r
                    \r
                    """.formatted(token, text.readableBytes()), StandardCharsets.US_ASCII);
            out.writeBytes(text);
        }

        private static Declaration planted(Declaration right, int line) {
            return switch (line) {
                case HALF_A_LINE ->
                    new Declaration(
                            right.establishment(),
                            right.reference(),
                            Arrays.copyOf(right.body(), right.body().length / 2));
                case WRONG_VALUES -> new Declaration(right.establishment(), right.reference(), WRONG);
                case UNKNOWN_ESTABLISHMENT -> new Declaration(NOBODYS, right.reference(), right.body());
                default -> right;
            };
        }

        private static boolean isPlanted(int line) {
            return line == HALF_A_LINE || line == WRONG_VALUES || line == UNKNOWN_ESTABLISHMENT;
        }

        @Override
        public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
            latencies.record(sinceDue);
            while (body.isReadable()) {
                int length = body.bytesBefore((byte) '\n');
                ByteBuf line = body.readSlice(length < 0 ? body.readableBytes() : length);
                body.skipBytes(length < 0 ? 0 : 1);
                int number = (int) Outcomes.line(line);
                if (number > 0) {
                    Entry entry = Outcomes.entry(line);
                    ledger.answered(first + call * LINES + number - 1, entry, Outcomes.position(line));
                    if ((entry == Entry.REJECTED) != isPlanted(number - 1) && wrong++ < 3) {
                        System.out.println("WRONG: " + line.toString(StandardCharsets.UTF_8));
                    }
                }
            }
        }

        /** How many right lines were rejected, or wrong ones not. */
        long wrong() {
            return wrong;
        }
    }
}
