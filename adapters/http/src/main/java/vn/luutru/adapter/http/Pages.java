package vn.luutru.adapter.http;

import java.util.function.Function;
import java.util.function.Supplier;
import vn.luutru.projection.Page;
import vn.luutru.projection.ProjectionException;

/** Pages of read models as pages of answers. */
final class Pages {

    private Pages() {}

    /**
     * The page that a question finds; refused with 400 if its {@code page} belongs to another question, or was tampered
     * with: it is the only part of a question that the database is the first to read.
     */
    static <T> Page<T> read(Supplier<Page<T>> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw Parameters.malformed("page");
        } catch (ProjectionException e) {
            if (e.malformed()) {
                throw Parameters.malformed("page");
            }
            throw e;
        }
    }

    static <T, R> Page<R> map(Page<T> page, Function<T, R> view) {
        return new Page<>(page.items().stream().map(view).toList(), page.nextPage());
    }
}
