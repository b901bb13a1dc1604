/** Wiring of Kafka; nothing of it is there without {@code luutru.kafka.bootstrap-servers}. */
@NullMarked
package vn.luutru.app.kafka;

import org.jspecify.annotations.NullMarked;
