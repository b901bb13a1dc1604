package vn.luutru.benchmark.size;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicLong;
import vn.luutru.benchmark.http.Push;
import vn.luutru.benchmark.load.Declarations;
import vn.luutru.benchmark.load.Outcomes;

/** So many check-ins as lines of one push. Written by one thread, looked at by any. */
final class Counted implements Push.Lines {

    private final Declarations declarations;
    private final AtomicLong numbers;
    private final long lines;
    private final AtomicLong accepted = new AtomicLong();
    private long sent;

    /** @param numbers of the declarations, which other pushes may share */
    Counted(Declarations declarations, AtomicLong numbers, long lines) {
        this.declarations = declarations;
        this.numbers = numbers;
        this.lines = lines;
    }

    @Override
    public boolean next(ByteBuf out) {
        if (sent == lines) {
            return false;
        }
        Outcomes.line(declarations.declaration(numbers.getAndIncrement()), out);
        sent++;
        return true;
    }

    @Override
    public void outcome(ByteBuf line) {
        if (Outcomes.accepted(line)) {
            accepted.incrementAndGet();
        }
    }

    long accepted() {
        return accepted.get();
    }
}
