/** What follows the log: where it is, what comes next, and what happens when that fails. */
@NullMarked
package vn.luutru.projection.subscription;

import org.jspecify.annotations.NullMarked;
