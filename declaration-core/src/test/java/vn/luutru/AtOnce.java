package vn.luutru;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Calls of many threads at the same time. */
public final class AtOnce {

    /** What one of the threads does; they are numbered from zero. */
    public interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private AtOnce() {}

    /** What so many threads get, in the order of their numbers. */
    public static <T> List<T> call(int count, Numbered<T> call) throws Exception {
        List<Callable<T>> calls = IntStream.range(0, count)
                .<Callable<T>>mapToObj(i -> () -> call.call(i))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
