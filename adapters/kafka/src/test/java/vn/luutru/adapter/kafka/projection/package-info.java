@NullMarked
package vn.luutru.adapter.kafka.projection;

import org.jspecify.annotations.NullMarked;
