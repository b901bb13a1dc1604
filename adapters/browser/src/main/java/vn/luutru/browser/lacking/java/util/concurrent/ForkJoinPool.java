package vn.luutru.browser.lacking.java.util.concurrent;

import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code ForkJoinPool} where there is one thread: it runs what it is given. */
public final class ForkJoinPool {

    private static final ForkJoinPool ONE = new ForkJoinPool();

    public ForkJoinPool() {}

    /** @param parallelism has no effect */
    public ForkJoinPool(int parallelism) {}

    public static ForkJoinPool commonPool() {
        return ONE;
    }

    public static int getCommonPoolParallelism() {
        return 1;
    }

    public int getParallelism() {
        return 1;
    }

    public <T> ForkJoinTask<T> submit(ForkJoinTask<T> task) {
        return task.fork();
    }

    public ForkJoinTask<?> submit(Runnable task) {
        return new Call<>(() -> {
                    task.run();
                    return this;
                })
                .fork();
    }

    public <T> ForkJoinTask<T> submit(Callable<T> task) {
        return new Call<>(task).fork();
    }

    public <T> T invoke(ForkJoinTask<T> task) {
        return task.invoke();
    }

    public void execute(Runnable task) {
        task.run();
    }

    public void shutdown() {}

    /** A task that is a call. */
    private static final class Call<T> extends ForkJoinTask<T> {

        private final Callable<T> call;
        private Optional<T> result = Optional.empty();

        Call(Callable<T> call) {
            this.call = call;
        }

        @Override
        public T getRawResult() {
            return result.orElseThrow();
        }

        @Override
        protected void setRawResult(T value) {
            result = Optional.of(value);
        }

        @Override
        protected boolean exec() {
            try {
                setRawResult(call.call());
                return true;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
