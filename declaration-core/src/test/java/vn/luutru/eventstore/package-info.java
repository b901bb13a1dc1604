@NullMarked
package vn.luutru.eventstore;

import org.jspecify.annotations.NullMarked;
