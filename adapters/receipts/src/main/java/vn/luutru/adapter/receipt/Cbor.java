package vn.luutru.adapter.receipt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes CBOR (RFC 8949), as much of it as receipts need, in its deterministic form: shortest heads, keys ascending. */
final class Cbor {

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    Cbor number(long value) {
        return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, -1 - value);
    }

    Cbor bytes(byte[] bytes) {
        head(BYTES, bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    Cbor text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    /** The elements follow. */
    Cbor array(int length) {
        return head(ARRAY, length);
    }

    /** Keys and values follow in turn. */
    Cbor map(int entries) {
        return head(MAP, entries);
    }

    Cbor tag(int number) {
        return head(TAG, number);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private Cbor head(int major, long argument) {
        int type = major << 5;
        if (argument < 24) {
            out.write((int) (type | argument));
        } else if (argument < 1L << 8) {
            out.write(type | 24);
            write(argument, 1);
        } else if (argument < 1L << 16) {
            out.write(type | 25);
            write(argument, 2);
        } else if (argument < 1L << 32) {
            out.write(type | 26);
            write(argument, 4);
        } else {
            out.write(type | 27);
            write(argument, 8);
        }
        return this;
    }

    private void write(long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
