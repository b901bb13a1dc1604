/** The published schemas of events and messages. */
@NullMarked
package vn.luutru.declaration.schema;

import org.jspecify.annotations.NullMarked;
