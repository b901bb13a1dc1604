package vn.luutru.adapter.kafka.intake;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of declarations and of their outcomes, whose values are UTF-8 text, and the keys of their records. */
public final class RecordHeaders {

    /** Of a declaration: the operator's key. A secret: never logged, never copied into an outcome. */
    public static final String KEY = "luutru-key";

    /** Of a declaration: {@code vi} or {@code en}, the language of the texts of its outcome; Vietnamese without it. */
    public static final String LANGUAGE = "luutru-language";

    /** Of an outcome: the topic of the declaration. */
    public static final String TOPIC = "luutru-topic";

    /** Of an outcome: the partition of the declaration, in decimal digits. */
    public static final String PARTITION = "luutru-partition";

    /** Of an outcome: the offset of the declaration, in decimal digits. */
    public static final String OFFSET = "luutru-offset";

    /** Of an outcome: the reference of the stay; missing where none could be read. */
    public static final String REFERENCE = "luutru-reference";

    /** No key and no language is longer, in bytes. */
    private static final int MAX_LENGTH = 4_096;

    /** No key of a declaration's record is longer, in bytes: the id of an establishment has at most 64. */
    private static final int MAX_RECORD_KEY_LENGTH = 1_024;

    private RecordHeaders() {}

    /** Whether the key of a record is none that an outcome could have. */
    static boolean isKeyTooLong(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        return key != null && key.length > MAX_RECORD_KEY_LENGTH;
    }

    /** The key of the outcome of a declaration: the same one; null where the declaration has none or one too long. */
    static byte @Nullable [] keyOfOutcome(ConsumerRecord<byte[], byte[]> record) {
        return isKeyTooLong(record) ? null : record.key();
    }

    /** The last value of a header; null if there is none, or one too long to mean anything. */
    static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        byte[] value = header == null ? null : header.value();
        return value == null || value.length > MAX_LENGTH ? null : new String(value, StandardCharsets.UTF_8);
    }

    static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
