package vn.luutru.adapter.web;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.PageTokens;
import vn.luutru.projection.Page;

/**
 * Where longer lists go on. The place leaves as an encrypted token that only the same caller can send back, for the same
 * question with the same criteria: who could write one would look further than the access log says.
 */
public final class NextParts {

    private final PageTokens tokens;

    public NextParts(PageTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The place of a token; null if there is none.
     *
     * @param question as the access log has it
     * @throws ResponseStatusException with 400 if this caller was not given the token for this question
     */
    public @Nullable String opened(
            Caller caller, String question, Map<String, String> criteria, @Nullable String token) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        try {
            return tokens.decrypt(caller, asked(question, criteria), token);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** A part whose next place is such a token. */
    public <T> Page<T> sealed(Caller caller, String question, Map<String, String> criteria, Page<T> part) {
        String next = part.nextPage();
        return next == null ? part : new Page<>(part.items(), tokens.encrypt(caller, asked(question, criteria), next));
    }

    /** Apart from the questions of calls, whose places are others. */
    private static String asked(String question, Map<String, String> criteria) {
        return "page " + question + "\n" + new TreeMap<>(criteria);
    }
}
