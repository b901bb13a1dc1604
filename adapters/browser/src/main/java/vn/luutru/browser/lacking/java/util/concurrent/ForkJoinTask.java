package vn.luutru.browser.lacking.java.util.concurrent;

/** {@code ForkJoinTask} where there is one thread: it runs where it is forked. */
public abstract class ForkJoinTask<V> {

    public abstract V getRawResult();

    protected abstract void setRawResult(V value);

    protected abstract boolean exec();

    public final ForkJoinTask<V> fork() {
        exec();
        return this;
    }

    public final V join() {
        return getRawResult();
    }

    public final V get() {
        return getRawResult();
    }

    public final V invoke() {
        exec();
        return getRawResult();
    }

    public final boolean isDone() {
        return true;
    }
}
