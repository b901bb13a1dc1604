package vn.luutru.adapter.kafka.projection;

import org.apache.kafka.common.TopicPartition;

/** Records that lie between the checkpoint and the next record of a partition are gone from the topic. */
final class GapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GapException(TopicPartition partition, long position, long previous) {
        super(partition + " lacks events between position " + position + " and " + previous, null, false, false);
    }
}
