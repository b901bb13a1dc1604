package vn.luutru.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, whatever pieces it comes in, and keeps at most one line.
 *
 * <p>Lines end with LF or CR LF; the last one may end with the stream. Blank lines are counted, so that numbers are
 * those of the sender's file, and otherwise passed over. A byte order mark at the very beginning is passed over.
 */
public final class LineSplitter implements BatchSplitter {

    private static final byte LF = '\n';
    private static final byte CR = '\r';

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final Reader reader;
    private byte[] begun = new byte[1024];
    private int length;
    private boolean overlong;
    private long number;

    public LineSplitter(Reader reader) {
        this.reader = reader;
    }

    /** Reads the next piece of the stream. */
    public void read(byte[] piece) {
        read(piece, 0, piece.length);
    }

    @Override
    public void read(byte[] piece, int start, int end) {
        int from = start;
        for (int at = lineFeed(piece, from, end); at >= 0; at = lineFeed(piece, from, end)) {
            if (length == 0 && !overlong) {
                whole(piece, from, at - from);
            } else {
                append(piece, from, at - from);
                finish();
            }
            from = at + 1;
        }
        if (from < end) {
            append(piece, from, end - from);
        }
    }

    /** What is left is a line without its end. */
    @Override
    public void end() {
        if (length > 0 || overlong) {
            finish();
        }
    }

    /** The next LF; -1 if there is none. Eight bytes at a time: every byte of every upload is looked at here. */
    private static int lineFeed(byte[] bytes, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long different = (long) EIGHT.get(bytes, at) ^ (ONES * LF);
            long found = (different - ONES) & ~different & HIGH_BITS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] == LF) {
                return at;
            }
        }
        return -1;
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
        if (to - from > MAX_LINE) {
            reader.tooLong(number);
        } else if (!blank(bytes, from, to)) {
            reader.line(number, bytes, from, to - from);
        }
    }

    private void append(byte[] bytes, int from, int size) {
        // One byte more than a line may have is kept for the CR of its end, three for a byte order mark.
        if (overlong || length + size > MAX_LINE + 4) {
            overlong = true;
            length = 0;
            return;
        }
        if (length + size > begun.length) {
            begun = Arrays.copyOf(begun, Math.max(length + size, Math.min(2 * begun.length, MAX_LINE + 4)));
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
