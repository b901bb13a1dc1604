package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import vn.luutru.benchmark.http.Calls;

/** WeightedEstablishments that declare by the busload: one push, many lines. */
final class EstablishmentUploads implements Calls {

    private final Declarations declarations;
    private final Requests requests;
    private final Ledger ledger;
    private final Latencies latencies;
    private final Pace pace;
    private final long first;
    private final long total;
    private final int lines;
    private final ByteBuf text = Unpooled.buffer(64 << 10);

    /**
     * @param pace  of the pushes
     * @param first the number of the first declaration of this series
     * @param total how many declarations it has
     * @param lines how many go into a push; the last one may have fewer
     */
    EstablishmentUploads(
            Declarations declarations,
            Requests requests,
            Ledger ledger,
            Latencies latencies,
            Pace pace,
            long first,
            long total,
            int lines) {
        this.declarations = declarations;
        this.requests = requests;
        this.ledger = ledger;
        this.latencies = latencies;
        this.pace = pace;
        this.first = first;
        this.total = total;
        this.lines = lines;
    }

    @Override
    public long count() {
        return pace.count();
    }

    @Override
    public long dueNanos(long call) {
        return pace.dueNanos(call);
    }

    @Override
    public void write(long call, ByteBuf out) {
        text.clear();
        for (long number = call * lines; number < end(call); number++) {
            ledger.sent(first + number);
            Requests.line(declarations.declaration(first + number), text);
        }
        requests.push(text, out);
    }

    @Override
    public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
        latencies.record(sinceDue);
        while (body.isReadable()) {
            int length = body.bytesBefore((byte) '\n');
            ByteBuf line = body.readSlice(length < 0 ? body.readableBytes() : length);
            body.skipBytes(length < 0 ? 0 : 1);
            long number = Answers.line(line);
            if (number > 0) {
                ledger.answered(first + call * lines + number - 1, Answers.outcome(line), Answers.position(line));
            }
        }
    }

    private long end(long call) {
        return Math.min(total, (call + 1) * lines);
    }
}
