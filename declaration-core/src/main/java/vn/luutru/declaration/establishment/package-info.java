/** Establishments: their description from a day on, their state, and what may be decided about them. */
@NullMarked
package vn.luutru.declaration.establishment;

import org.jspecify.annotations.NullMarked;
