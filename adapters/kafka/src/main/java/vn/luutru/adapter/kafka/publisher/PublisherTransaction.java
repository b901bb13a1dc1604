package vn.luutru.adapter.kafka.publisher;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One transaction of a producer. It begins with its first record, and is never retried. */
final class PublisherTransaction {

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean begun;

    PublisherTransaction(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    boolean begun() {
        return begun;
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        if (!begun) {
            producer.beginTransaction();
            begun = true;
        }
        producer.send(record, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    /** The producer throws here whatever went wrong since the beginning. */
    void commit(ProducerRecord<byte[], byte[]> checkpoint) {
        send(checkpoint);
        producer.commitTransaction();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("A transaction was committed although a record of it failed", failed);
        }
    }
}
