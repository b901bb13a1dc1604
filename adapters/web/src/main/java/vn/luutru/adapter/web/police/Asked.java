package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import vn.luutru.access.Caller;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;

/**
 * An officer with a task: the only way from these pages to persons, so that each question is recorded with who asked, why
 * and for what.
 *
 * @param now when the page was asked for
 */
record Asked(Caller.Official reader, Task task, Instant now, RecordedQueries queries) {

    /**
     * The answer to a question.
     *
     * @param name    of the question in the access log
     * @param filter  what was asked for
     * @param persons how many persons an answer holds
     */
    <T> T ask(String name, Map<String, String> filter, Function<RegisterAccess, T> register, ToIntFunction<T> persons) {
        return queries.ask(reader, task.purpose(), new PersonsQuestion(name, filter), register, persons);
    }
}
