/** Who calls, what they may do, and the recorded way to persons. */
@NullMarked
package vn.luutru.access;

import org.jspecify.annotations.NullMarked;
