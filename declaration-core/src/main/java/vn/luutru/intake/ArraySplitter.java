package vn.luutru.intake;

import java.util.Arrays;

/**
 * Cuts one JSON array into its elements. What is wrong inside an element is for its reader to find; only where an element
 * ends is looked at here. Whatever is no array, stands behind it, or ends before it does, is broken.
 */
public final class ArraySplitter implements BatchSplitter {

    private enum State {
        /** Before the bracket that opens the array. */
        BEFORE,
        /** Behind that bracket: an element, or the end. */
        OPENED,
        /** Behind a comma: an element. */
        COMMA,
        ELEMENT,
        /** Behind the bracket that closes the array. */
        CLOSED,
        BROKEN
    }

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final Reader reader;
    private State state = State.BEFORE;
    private int marks;
    private byte[] element = new byte[1024];
    private int length;
    private boolean overlong;
    private int depth;
    private boolean quoted;
    private boolean escaped;
    private long number;

    public ArraySplitter(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void read(byte[] piece, int start, int end) {
        for (int at = start; at < end && state != State.BROKEN; at++) {
            read(piece[at]);
        }
    }

    /** An array that is not closed is broken; nothing at all is an empty one. */
    @Override
    public void end() {
        if (state == State.OPENED || state == State.COMMA || state == State.ELEMENT) {
            broken();
        }
    }

    private void read(byte next) {
        switch (state) {
            case BEFORE -> {
                if (next == '[') {
                    state = State.OPENED;
                } else if (marks < BYTE_ORDER_MARK.length && (next & 0xFF) == BYTE_ORDER_MARK[marks]) {
                    marks++;
                } else if (!blank(next)) {
                    broken();
                }
            }
            case OPENED, COMMA -> {
                if (next == ']' && state == State.OPENED) {
                    state = State.CLOSED;
                } else if (!blank(next)) {
                    state = State.ELEMENT;
                    inElement(next);
                }
            }
            case ELEMENT -> inElement(next);
            case CLOSED -> {
                if (!blank(next)) {
                    broken();
                }
            }
            case BROKEN -> {}
        }
    }

    private void inElement(byte next) {
        if (!quoted && depth == 0 && (next == ',' || next == ']')) {
            finish();
            state = next == ',' ? State.COMMA : State.CLOSED;
            return;
        }
        keep(next);
        if (quoted) {
            quoted = escaped || next != '"';
            escaped = !escaped && next == '\\';
        } else if (next == '"') {
            quoted = true;
        } else if (next == '{' || next == '[') {
            depth++;
        } else if ((next == '}' || next == ']') && depth > 0) {
            depth--;
        }
    }

    private void keep(byte next) {
        if (overlong || length == MAX_LINE) {
            overlong = true;
            return;
        }
        if (length == element.length) {
            element = Arrays.copyOf(element, Math.min(2 * length, MAX_LINE));
        }
        element[length++] = next;
    }

    private void finish() {
        number++;
        if (overlong) {
            reader.tooLong(number);
        } else {
            reader.line(number, element, 0, length);
        }
        length = 0;
        overlong = false;
    }

    private void broken() {
        state = State.BROKEN;
        reader.broken(number + 1);
    }

    private static boolean blank(byte next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }
}
