package vn.luutru.declaration.codec;

import org.jspecify.annotations.Nullable;

/** The members of a declaration one after the other, from a JSON parser or from an object of a web page. */
public interface MemberSource {

    /** What the value of a member is. */
    enum Kind {
        OBJECT,
        TEXT,
        NULL,
        /** A whole number: no member of a declaration has one, but its digits may be the text that was meant. */
        NUMBER,
        /** No member of a declaration has one: something with a list holds declarations rather than being one. */
        LIST,
        /** Another number or a truth value: no member of a declaration has these. */
        OTHER
    }

    /** The name of the next member of the current object; null at its end, and the object around it becomes current. */
    @Nullable
    String nextName();

    /** Goes to the value of the member just named. An object becomes the current one. */
    Kind nextValue();

    /** The text that is the current value, or the digits of the number that it is. */
    String text();

    /** Passes over the current value: of an object, up to its end. */
    void skip();
}
