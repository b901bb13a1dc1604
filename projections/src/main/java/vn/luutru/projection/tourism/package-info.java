/** How many guests stay where, and for how long: figures that name nobody. */
@NullMarked
package vn.luutru.projection.tourism;

import org.jspecify.annotations.NullMarked;
