/** Reception desks: browsers with a revocable session of their own, the people at them, and what guests type for them. */
@NullMarked
package vn.luutru.access.desk;

import org.jspecify.annotations.NullMarked;
