package vn.luutru.browser.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** A plain object for a page, member by member. */
final class PageObject {

    private final JSObject value;

    PageObject() {
        this(empty());
    }

    private PageObject(JSObject value) {
        this.value = value;
    }

    JSObject value() {
        return value;
    }

    /** Adds a text; null where there is none. */
    PageObject with(String name, @Nullable String text) {
        if (text == null) {
            putNull(value, name);
        } else {
            put(value, name, text);
        }
        return this;
    }

    PageObject with(String name, @Nullable Integer number) {
        if (number == null) {
            putNull(value, name);
        } else {
            put(value, name, number.intValue());
        }
        return this;
    }

    PageObject with(String name, @Nullable PageObject object) {
        if (object == null) {
            putNull(value, name);
        } else {
            put(value, name, object.value);
        }
        return this;
    }

    /** The object that is this member; a new one where there is none. */
    PageObject nested(String name) {
        return new PageObject(memberOrNew(value, name));
    }

    PageObject with(String name, List<PageObject> objects) {
        JSObject list = list();
        objects.forEach(object -> add(list, object.value));
        put(value, name, list);
        return this;
    }

    @JSBody(script = "return {};")
    private static native JSObject empty();

    @JSBody(
            params = {"object", "name"},
            script = "return object[name] = object[name] || {};")
    private static native JSObject memberOrNew(JSObject object, String name);

    @JSBody(script = "return [];")
    private static native JSObject list();

    @JSBody(
            params = {"list", "element"},
            script = "list.push(element);")
    private static native void add(JSObject list, JSObject element);

    @JSBody(
            params = {"object", "name", "value"},
            script = "object[name] = value;")
    private static native void put(JSObject object, String name, JSObject value);

    @JSBody(
            params = {"object", "name", "value"},
            script = "object[name] = value;")
    private static native void put(JSObject object, String name, String value);

    @JSBody(
            params = {"object", "name", "value"},
            script = "object[name] = value;")
    private static native void put(JSObject object, String name, int value);

    @JSBody(
            params = {"object", "name"},
            script = "object[name] = null;")
    private static native void putNull(JSObject object, String name);
}
