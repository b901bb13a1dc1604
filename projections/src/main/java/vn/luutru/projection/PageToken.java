package vn.luutru.projection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of the last item of a page in the order of the answer, as an opaque text. */
public final class PageToken {

    private static final String SEPARATOR = "\n";

    private PageToken() {}

    /** The token of a place; the parts hold no line breaks. */
    public static String of(String... parts) {
        byte[] bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The parts of a token; null for the first page.
     *
     * @throws IllegalArgumentException if the text is no token of so many parts
     */
    public static @Nullable List<String> parts(@Nullable String token, int count) {
        if (token == null) {
            return null;
        }
        String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        List<String> parts = List.of(text.split(SEPARATOR, -1));
        if (parts.size() != count) {
            throw new IllegalArgumentException("Not a page of this answer");
        }
        return parts;
    }
}
