/** Duties that one process at a time does, whichever: who has one, and until when. */
@NullMarked
package vn.luutru.projection.duty;

import org.jspecify.annotations.NullMarked;
