/** Read models that processes share: each takes partitions of the events' topic as a member of a consumer group. */
@NullMarked
package vn.luutru.adapter.kafka.projection;

import org.jspecify.annotations.NullMarked;
