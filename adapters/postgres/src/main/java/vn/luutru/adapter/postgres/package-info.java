/** The event store on PostgreSQL: a storage engine with group commit, the log for projections, an embedded server. */
@NullMarked
package vn.luutru.adapter.postgres;

import org.jspecify.annotations.NullMarked;
