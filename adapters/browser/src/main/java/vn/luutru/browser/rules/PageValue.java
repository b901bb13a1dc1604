package vn.luutru.browser.rules;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** A value that a page handed in, as its JSON would be read: what JSON leaves out is not there. */
final class PageValue {

    /** What a value is. */
    enum Kind {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        TRUTH,
        NULL
    }

    private static final Kind[] KINDS = Kind.values();

    private final JSObject value;

    private PageValue(JSObject value) {
        this.value = value;
    }

    /** A copy as it would arrive at the service. */
    static PageValue of(JSObject value) {
        return new PageValue(asJson(value));
    }

    Kind kind() {
        return KINDS[kind(value)];
    }

    /** The names of an object's members in their order. */
    String[] names() {
        return names(value);
    }

    /** A member of an object; one of kind NULL where there is none. */
    PageValue member(String name) {
        return new PageValue(member(value, name));
    }

    /** The same object with a member more. */
    PageValue with(String name, String text) {
        return new PageValue(with(value, name, text));
    }

    /** How many elements a list has; 0 for anything else. */
    int size() {
        return kind() == Kind.LIST ? size(value) : 0;
    }

    PageValue element(int index) {
        return new PageValue(element(value, index));
    }

    /** The text of a member. Throws if there is none: the page is wrong, not its user. */
    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw new IllegalArgumentException("Text expected: " + name);
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) {
        PageValue member = member(name);
        return member.kind() == Kind.TEXT ? member.text() : null;
    }

    String text() {
        return text(value);
    }

    /** The digits of a whole number that JavaScript holds exactly; empty for any other. */
    String digits() {
        return digits(value);
    }

    int number(String name) {
        PageValue member = member(name);
        if (member.kind() != Kind.NUMBER) {
            throw new IllegalArgumentException("Number expected: " + name);
        }
        return number(member.value);
    }

    boolean isTrue(String name) {
        PageValue member = member(name);
        return member.kind() == Kind.TRUTH && truth(member.value);
    }

    /** The length of its JSON in bytes of UTF-8. */
    int length() {
        return length(value);
    }

    @JSBody(params = "value", script = "return JSON.parse(JSON.stringify(value === undefined ? null : value));")
    private static native JSObject asJson(JSObject value);

    @JSBody(
            params = "value",
            script = "if (value === null || value === undefined) { return 5; }"
                    + "if (Array.isArray(value)) { return 1; }"
                    + "return {object: 0, string: 2, number: 3, boolean: 4}[typeof value];")
    private static native int kind(JSObject value);

    @JSBody(params = "value", script = "return Object.keys(value);")
    private static native String[] names(JSObject value);

    @JSBody(
            params = {"value", "name"},
            script = "return value !== null && Object.prototype.hasOwnProperty.call(value, name) ? value[name] : null;")
    private static native JSObject member(JSObject value, String name);

    @JSBody(
            params = {"value", "name", "text"},
            script = "var copy = Object.assign({}, value); copy[name] = text; return copy;")
    private static native JSObject with(JSObject value, String name, String text);

    @JSBody(params = "value", script = "return value.length;")
    private static native int size(JSObject value);

    @JSBody(
            params = {"value", "index"},
            script = "return value[index];")
    private static native JSObject element(JSObject value, int index);

    @JSBody(params = "value", script = "return value;")
    private static native String text(JSObject value);

    @JSBody(params = "value", script = "return Number.isSafeInteger(value) ? String(value) : '';")
    private static native String digits(JSObject value);

    @JSBody(params = "value", script = "return value | 0;")
    private static native int number(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native boolean truth(JSObject value);

    @JSBody(params = "value", script = "return new TextEncoder().encode(JSON.stringify(value)).length;")
    private static native int length(JSObject value);
}
