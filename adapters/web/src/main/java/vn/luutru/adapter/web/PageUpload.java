package vn.luutru.adapter.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person sent with a form that takes files. */
public final class PageUpload {

    /** The most bytes of one file, or of one field of text. */
    public static final int MAX_BYTES = 1_000_000;

    /** One field. */
    static final class Field {

        private final byte @Nullable [] bytes;
        private final String text;

        private Field(byte @Nullable [] bytes, String text) {
            this.bytes = bytes;
            this.text = text;
        }

        static Field text(String text) {
            return new Field(NOTHING, text);
        }

        static Field file(byte[] bytes) {
            return new Field(bytes, "");
        }

        /** A file of more than {@link #MAX_BYTES} bytes, which are not kept. */
        static Field tooLarge() {
            return new Field(null, "");
        }
    }

    private static final byte[] NOTHING = {};

    private final Map<String, Field> fields;

    PageUpload(Map<String, Field> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** A field of text as it was sent, with white space at its ends; empty if it was not sent. */
    public String text(String name) {
        Field field = fields.get(name);
        return field == null ? "" : field.text;
    }

    /** The bytes of a file; none if none was chosen or it is {@linkplain #tooLarge too large}. */
    public byte[] file(String name) {
        Field field = fields.get(name);
        byte[] bytes = field == null ? null : field.bytes;
        return bytes == null ? NOTHING : bytes.clone();
    }

    /** Whether a file was sent that is longer than {@link #MAX_BYTES}. */
    public boolean tooLarge(String name) {
        Field field = fields.get(name);
        return field != null && field.bytes == null;
    }
}
