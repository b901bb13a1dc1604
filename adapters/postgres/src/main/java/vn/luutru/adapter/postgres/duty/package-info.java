/** Who does what only one process may do at a time. */
@NullMarked
package vn.luutru.adapter.postgres.duty;

import org.jspecify.annotations.NullMarked;
