/** What is stored of an event: a row, its serializers, and the keys that encrypt it. */
@NullMarked
package vn.luutru.eventstore.stored;

import org.jspecify.annotations.NullMarked;
