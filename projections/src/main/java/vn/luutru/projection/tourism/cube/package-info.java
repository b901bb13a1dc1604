/** Tourism's sums by day and month, and how each event moves them. */
@NullMarked
package vn.luutru.projection.tourism.cube;

import org.jspecify.annotations.NullMarked;
