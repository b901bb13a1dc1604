package vn.luutru.adapter.web;

import java.util.LinkedHashMap;
import java.util.Map;
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

    /** All fields with their first values as they were sent. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            @Nullable String first = values.isEmpty() ? null : values.getFirst();
            fields.put(name, first == null ? "" : first);
        });
        return fields;
    }

    /** Whether a field was sent, with whatever value: for example which button was pressed. */
    public boolean has(String name) {
        return sent.containsKey(name);
    }
}
