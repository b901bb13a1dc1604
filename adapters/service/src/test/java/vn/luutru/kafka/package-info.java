/** The service with a real Kafka beside it. */
@NullMarked
package vn.luutru.kafka;

import org.jspecify.annotations.NullMarked;
