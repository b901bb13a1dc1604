@NullMarked
package vn.luutru.adapter.kafka.intake;

import org.jspecify.annotations.NullMarked;
