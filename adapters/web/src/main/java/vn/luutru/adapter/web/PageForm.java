package vn.luutru.adapter.web;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What a person sent with a form. */
public final class PageForm {

    private final MultiValueMap<String, String> sent;

    PageForm(MultiValueMap<String, String> sent) {
        this.sent = sent;
    }

    /** The first value of a field without white space at its ends; empty if it was not sent. */
    public String get(String name) {
        @Nullable String first = sent.getFirst(name);
        return first == null ? "" : first.strip();
    }

    /** Whether a field was sent, with whatever value: for example which button was pressed. */
    public boolean has(String name) {
        return sent.containsKey(name);
    }
}
