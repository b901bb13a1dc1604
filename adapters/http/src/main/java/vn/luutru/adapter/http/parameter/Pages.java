package vn.luutru.adapter.http.parameter;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.PageTokens;
import vn.luutru.projection.Page;
import vn.luutru.projection.ProjectionException;

/** Pages of read models as pages of answers: the place where the next one begins leaves as an encrypted token only. */
public final class Pages {

    /** What may change from page to page without making it another question. */
    private static final Set<String> NO_CRITERIA = Set.of("page", "size", "minPosition");

    private final PageTokens tokens;

    public Pages(PageTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The page that a question finds; refused with 400 if its {@code page} was given to another caller or for another
     * question, or was tampered with.
     *
     * @param question what is asked, with what stands in its path
     * @param ask      the answer from a place on, null for its beginning
     */
    public <T> Page<T> read(
            Caller caller, String question, Parameters parameters, Function<@Nullable String, Page<T>> ask) {
        String asked = question + "\n" + criteria(parameters);
        Page<T> found = ask(opened(caller, asked, parameters), ask);
        String next = found.nextPage();
        return next == null ? found : new Page<>(found.items(), tokens.encrypt(caller, asked, next));
    }

    private @Nullable String opened(Caller caller, String asked, Parameters parameters) {
        String token = parameters.page();
        if (token == null) {
            return null;
        }
        try {
            return tokens.decrypt(caller, asked, token);
        } catch (IllegalArgumentException e) {
            throw Parameters.malformed("page");
        }
    }

    /** A place of an earlier version may be none of this one. */
    private static <T> Page<T> ask(@Nullable String place, Function<@Nullable String, Page<T>> ask) {
        try {
            return ask.apply(place);
        } catch (IllegalArgumentException e) {
            throw place == null ? e : Parameters.malformed("page");
        } catch (ProjectionException e) {
            throw place != null && e.malformed() ? Parameters.malformed("page") : e;
        }
    }

    private static Map<String, ?> criteria(Parameters parameters) {
        Map<String, Object> criteria = new TreeMap<>(parameters.values());
        criteria.keySet().removeAll(NO_CRITERIA);
        return criteria;
    }

    public static <T, R> Page<R> map(Page<T> page, Function<T, R> view) {
        return new Page<>(page.items().stream().map(view).toList(), page.nextPage());
    }
}
