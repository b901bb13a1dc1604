package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.BatchSplitter;

/**
 * The body of a single call while it arrives: one array of the announced length. Pieces are copied and released at once,
 * so that a sender of single bytes makes us keep a byte for each, and not a buffer.
 */
final class RequestBody {

    /** As much as a line of a bulk upload may have, in bytes. */
    static final int MAX = BatchSplitter.MAX_LINE;

    /** What a single declaration may say that it is. */
    static final List<String> JSON_ONLY = List.of(SingleCall.JSON);

    private static final int UNANNOUNCED = 1_024;
    private static final byte[] EMPTY = {};

    private final ConnectionLimits limits;
    private final InetAddress sender;
    private final int announced;
    private byte @Nullable [] kept;
    private int length;
    private int counted;

    /** @param announced its length in bytes as the head has it; negative if the head does not say */
    RequestBody(ConnectionLimits limits, InetAddress sender, long announced) {
        if (announced > MAX) {
            throw tooLarge();
        }
        this.limits = limits;
        this.sender = sender;
        this.announced = (int) announced;
    }

    /**
     * Keeps a piece; refused with 413 if the body is longer than the limit, with 429 if all senders together, or those at
     * this address, have as much under way as is kept for them.
     *
     * @param last whether it is the last one: a body that arrives in one piece is never kept waiting
     */
    void add(ByteBuf piece, boolean last) {
        int size = piece.readableBytes();
        if (length + size > MAX) {
            throw tooLarge();
        }
        if (size == 0) {
            return;
        }
        byte[] room = kept;
        if (room == null || room.length < length + size) {
            room = room(room, size, last);
        }
        piece.readBytes(room, length, size);
        length += size;
    }

    private byte[] room(byte @Nullable [] before, int more, boolean last) {
        if (before == null && last) {
            byte[] whole = new byte[more];
            kept = whole;
            return whole;
        }
        int used = before == null ? 0 : before.length;
        int wanted =
                announced > 0 ? announced : Math.min(MAX, Math.max(length + more, Math.max(UNANNOUNCED, 2 * used)));
        if (!limits.keep(sender, wanted - used)) {
            throw ApiException.overloaded();
        }
        counted = wanted;
        byte[] room = before == null ? new byte[wanted] : Arrays.copyOf(before, wanted);
        kept = room;
        return room;
    }

    /** All that has arrived. */
    byte[] bytes() {
        byte[] all = kept;
        if (all == null) {
            return EMPTY;
        }
        return all.length == length ? all : Arrays.copyOf(all, length);
    }

    /** The body is needed no more. */
    void release() {
        limits.release(sender, counted);
        counted = 0;
        kept = null;
    }

    /**
     * Refused with 415 if the body says that it is something else, or that it is compressed; a body that says nothing is
     * taken at its word.
     *
     * @param mediaTypes those that are taken, in small letters
     */
    static void require(HttpHeaders headers, List<String> mediaTypes) {
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw ApiException.of(415, FindingCode.CONTENT_ENCODING_UNSUPPORTED, "");
        }
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        if (type != null && !mediaTypes.contains(type) && !mediaTypes.contains(bare(type))) {
            throw ApiException.of(415, FindingCode.MEDIA_TYPE_UNSUPPORTED, "", String.join(", ", mediaTypes));
        }
    }

    /** Whether a body says that it is of a type, given in small letters. */
    static boolean is(HttpHeaders headers, String mediaType) {
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && (type.equals(mediaType) || bare(type).equals(mediaType));
    }

    private static String bare(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }

    private static ApiException tooLarge() {
        return ApiException.of(413, FindingCode.BODY_TOO_LARGE, "", Integer.toString(MAX));
    }
}
