/** Events out: what is in the log, in its order, exactly once in effect. */
@NullMarked
package vn.luutru.adapter.kafka.publisher;

import org.jspecify.annotations.NullMarked;
