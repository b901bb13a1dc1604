package vn.luutru.adapter.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, whatever pieces it comes in, and keeps at most one line.
 *
 * <p>Lines end with LF or CR LF; the last one may end with the stream. Blank lines are counted, so that numbers are
 * those of the sender's file, and otherwise passed over. A byte order mark at the very beginning is passed over.
 */
final class Lines {

    /** The longest line, without its end, in bytes. */
    static final int LIMIT = 64 * 1024;

    private static final byte LF = '\n';
    private static final byte CR = '\r';

    /** What is done with each line. */
    interface Reader {

        /** A line that is not blank; the bytes are the reader's only during the call. */
        void line(long number, byte[] bytes, int from, int length);

        /** A line longer than {@link #LIMIT}; its bytes are gone. */
        void tooLong(long number);
    }

    private final Reader reader;
    private byte[] begun = new byte[1024];
    private int length;
    private boolean overlong;
    private long number;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /** Reads the next piece of the stream. */
    void read(byte[] piece) {
        ByteBuf view = Unpooled.wrappedBuffer(piece);
        int from = 0;
        for (int end = view.indexOf(from, piece.length, LF); end >= 0; end = view.indexOf(from, piece.length, LF)) {
            if (length == 0 && !overlong) {
                whole(piece, from, end - from);
            } else {
                append(piece, from, end - from);
                finish();
            }
            from = end + 1;
            if (from == piece.length) {
                return;
            }
        }
        append(piece, from, piece.length - from);
    }

    /** The stream is over: what is left is a line without its end. */
    void end() {
        if (length > 0 || overlong) {
            finish();
        }
    }

    private void finish() {
        if (overlong) {
            number++;
            reader.tooLong(number);
        } else {
            whole(begun, 0, length);
        }
        length = 0;
        overlong = false;
    }

    private void whole(byte[] bytes, int start, int size) {
        number++;
        int from = start;
        int to = start + size;
        if (to > from && bytes[to - 1] == CR) {
            to--;
        }
        if (number == 1 && to - from >= 3 && marked(bytes, from)) {
            from += 3;
        }
        if (to - from > LIMIT) {
            reader.tooLong(number);
        } else if (!blank(bytes, from, to)) {
            reader.line(number, bytes, from, to - from);
        }
    }

    private void append(byte[] bytes, int from, int size) {
        // One byte more than a line may have is kept for the CR of its end, three for a byte order mark.
        if (overlong || length + size > LIMIT + 4) {
            overlong = true;
            length = 0;
            return;
        }
        if (length + size > begun.length) {
            begun = Arrays.copyOf(begun, Math.max(length + size, Math.min(2 * begun.length, LIMIT + 4)));
        }
        System.arraycopy(bytes, from, begun, length, size);
        length += size;
    }

    private static boolean marked(byte[] bytes, int from) {
        return bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB && bytes[from + 2] == (byte) 0xBF;
    }

    private static boolean blank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != CR) {
                return false;
            }
        }
        return true;
    }
}
