/** What everything over Kafka shares: settings, clients, topics, headers. */
@NullMarked
package vn.luutru.adapter.kafka;

import org.jspecify.annotations.NullMarked;
