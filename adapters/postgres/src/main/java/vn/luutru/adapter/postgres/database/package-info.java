/** The database under the event store: connections, its state and what its failures mean, migrations. */
@NullMarked
package vn.luutru.adapter.postgres.database;

import org.jspecify.annotations.NullMarked;
