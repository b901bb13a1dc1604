/** Declarations from a topic, through the intake that HTTP uses, and their outcomes to another topic. */
@NullMarked
package vn.luutru.adapter.kafka.intake;

import org.jspecify.annotations.NullMarked;
