/** Kafka on the way out, beside a bare client on the same brokers. */
@NullMarked
package vn.luutru.benchmark.kafka;

import org.jspecify.annotations.NullMarked;
