package vn.luutru.browser.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.codec.MemberSource;

/** The members of an object of a page, in the order in which its JSON has them. */
final class PageMembers implements MemberSource {

    private static final class Level {
        private final PageValue object;
        private final String[] names;
        private int next;

        Level(PageValue object) {
            this.object = object;
            this.names = object.names();
        }
    }

    private final Deque<Level> open = new ArrayDeque<>();
    private PageValue current;

    PageMembers(PageValue object) {
        this.current = object;
        open.push(new Level(object));
    }

    @Override
    public @Nullable String nextName() {
        Level level = open.element();
        if (level.next == level.names.length) {
            open.pop();
            return null;
        }
        return level.names[level.next++];
    }

    @Override
    public Kind nextValue() {
        Level level = open.element();
        current = level.object.member(level.names[level.next - 1]);
        return switch (current.kind()) {
            case OBJECT -> {
                open.push(new Level(current));
                yield Kind.OBJECT;
            }
            case TEXT -> Kind.TEXT;
            case NULL -> Kind.NULL;
            case NUMBER -> current.digits().isEmpty() ? Kind.OTHER : Kind.NUMBER;
            case LIST -> Kind.LIST;
            case TRUTH -> Kind.OTHER;
        };
    }

    @Override
    public String text() {
        return current.kind() == PageValue.Kind.NUMBER ? current.digits() : current.text();
    }

    @Override
    public void skip() {
        if (current.kind() == PageValue.Kind.OBJECT) {
            open.pop();
        }
    }
}
