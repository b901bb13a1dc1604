package vn.luutru.adapter.web.guest;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a guest has answered so far, as they typed it, by the names of the fields. Immutable. */
final class Answers {

    /** Of a guest who has answered nothing. */
    static final Answers NONE = new Answers(Map.of());

    private final Map<String, String> typed;

    Answers(Map<String, String> typed) {
        this.typed = Map.copyOf(typed);
    }

    /** Empty where nothing was answered. */
    String get(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Whether something was answered. */
    boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** With another answer; an empty or null one takes it away. */
    Answers with(String name, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(typed);
        if (value == null || value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Answers(changed);
    }

    /** Without the answers whose names begin so. */
    Answers without(String prefix) {
        Map<String, String> changed = new TreeMap<>(typed);
        changed.keySet().removeIf(name -> name.startsWith(prefix));
        return new Answers(changed);
    }

    Map<String, String> all() {
        return typed;
    }

    /** The names only: a log line must never say who stays. */
    @Override
    public String toString() {
        return "Answers" + typed.keySet();
    }
}
