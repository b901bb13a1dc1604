package vn.luutru.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.publisher.PublishedTopic;

/** What is committed to topics, as anybody with a plain client reads it. */
final class Committed {

    private Committed() {}

    /** Everything in a topic of the shared broker, each partition in its order. */
    static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return PublishedTopic.committed(KafkaBrokers.shared().bootstrapServers(), topic);
    }

    /** @return null without this header */
    static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
