/** The log in its order, as projections read it. */
@NullMarked
package vn.luutru.adapter.postgres.log;

import org.jspecify.annotations.NullMarked;
