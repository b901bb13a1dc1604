package vn.luutru.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of our records: those of CloudEvents 1.0 in binary mode, and our own beside them. All texts are UTF-8, all
 * numbers decimal digits.
 */
public final class EventHeaders {

    public static final String CONTENT_TYPE = "content-type";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";

    /** The event's place in the log. Positions increase within a partition, and some may be missing. */
    public static final String POSITION = "position";

    /** The position of the record before it in the same partition; 0 if it is the first. */
    public static final String PREVIOUS = "prev";

    /** The event's place in its stream, from 0. */
    public static final String VERSION = "version";

    /** What is personal in the event, as it is stored: bytes that only the service can decrypt. */
    public static final String ENCRYPTED = "sealed";

    /** Which of the keys that the stream has had encrypted it; missing where there can be one only. */
    public static final String KEY = "sealed-by";

    /** Before the name and version of a type in {@link #TYPE}. */
    public static final String TYPE_PREFIX = "vn.luutru.";

    private EventHeaders() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    /** @return null without this header */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * A number of a header.
     *
     * @throws IllegalArgumentException without it, or if it is no number
     */
    public static long number(Headers headers, String name) {
        String text = text(headers, name);
        if (text == null) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "The record has no header %s", name));
        }
        return Long.parseLong(text);
    }

    /**
     * Name and version of the record's type, for example {@code GuestCheckedIn/1}.
     *
     * @throws IllegalArgumentException if it is none of ours
     */
    public static String type(Headers headers) {
        String type = text(headers, TYPE);
        if (type == null || !type.startsWith(TYPE_PREFIX)) {
            throw new IllegalArgumentException("The record is no event of this service");
        }
        return type.substring(TYPE_PREFIX.length());
    }
}
