package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;
import vn.luutru.benchmark.http.Calls;

/** Receptions that declare each guest as they come: one call, one check-in. */
final class SingleCheckIns implements Calls {

    private final Declarations declarations;
    private final Requests requests;
    private final Ledger ledger;
    private final Latencies latencies;
    private final Pace pace;
    private final long first;

    /** @param first the number of the first declaration of this series; there are as many as the pace says */
    SingleCheckIns(
            Declarations declarations, Requests requests, Ledger ledger, Latencies latencies, Pace pace, long first) {
        this.declarations = declarations;
        this.requests = requests;
        this.ledger = ledger;
        this.latencies = latencies;
        this.pace = pace;
        this.first = first;
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
        ledger.sent(first + call);
        requests.checkIn(declarations.declaration(first + call), out);
    }

    @Override
    public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
        latencies.record(sinceDue);
        Ledger.Entry entry = switch (status) {
            case 201 -> Ledger.Entry.ACCEPTED;
            case 200 -> Ledger.Entry.REPLAYED;
            case 400, 404, 409, 422 -> Ledger.Entry.REJECTED;
            default -> Ledger.Entry.FAILED;
        };
        ledger.answered(first + call, entry, Answers.position(body));
    }
}
