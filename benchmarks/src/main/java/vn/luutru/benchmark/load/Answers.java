package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import vn.luutru.benchmark.load.Ledger.Entry;

/** Finds in an answer what the ledger wants, without making an object of it. */
final class Answers {

    private static final ByteBuf OUTCOME = name("\"outcome\":\"");
    private static final ByteBuf POSITION = name("\"position\":");
    private static final ByteBuf LINE = name("\"line\":");
    private static final ByteBuf CHECK_IN = name("\"declaration\":\"CHECK_IN\"");

    private Answers() {}

    /** The outcome of one answer or line; FAILED when it has none. */
    static Entry outcome(ByteBuf answer) {
        int at = end(OUTCOME, answer, answer.readerIndex());
        if (at < 0) {
            return Entry.FAILED;
        }
        return switch (answer.getByte(at + 2)) {
            case 'C' -> Entry.ACCEPTED;
            case 'P' -> Entry.REPLAYED;
            case 'J' -> Entry.REJECTED;
            default -> Entry.FAILED;
        };
    }

    /** The position on the receipt; 0 without one. */
    static long position(ByteBuf answer) {
        return number(POSITION, answer);
    }

    /** The number of the line that an outcome belongs to, from 1; 0 for the summary. */
    static long line(ByteBuf answer) {
        return number(LINE, answer);
    }

    /** How many check-ins the history of a stay contains. */
    static int checkIns(ByteBuf stay) {
        int count = 0;
        for (int at = end(CHECK_IN, stay, stay.readerIndex()); at >= 0; at = end(CHECK_IN, stay, at)) {
            count++;
        }
        return count;
    }

    private static long number(ByteBuf name, ByteBuf answer) {
        int at = end(name, answer, answer.readerIndex());
        long number = 0;
        while (at >= 0 && at < answer.writerIndex()) {
            int digit = answer.getByte(at++) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Where the text ends that is looked for from an index on; -1 if it is not there. */
    private static int end(ByteBuf text, ByteBuf answer, int from) {
        int at = ByteBufUtil.indexOf(text, answer.slice(from, answer.writerIndex() - from));
        return at < 0 ? -1 : from + at + text.readableBytes();
    }

    private static ByteBuf name(String text) {
        return Unpooled.unreleasableBuffer(
                Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII)).asReadOnly());
    }
}
