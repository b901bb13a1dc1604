package vn.luutru.adapter.http;

import java.util.function.Function;
import java.util.function.Supplier;
import vn.luutru.projection.Page;

/** Pages of read models as pages of answers. */
final class Pages {

    private Pages() {}

    /** The page that a question finds; refused with 400 if its {@code page} belongs to another question. */
    static <T> Page<T> read(Supplier<Page<T>> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw Parameters.malformed("page");
        }
    }

    static <T, R> Page<R> map(Page<T> page, Function<T, R> view) {
        return new Page<>(page.items().stream().map(view).toList(), page.nextPage());
    }
}
