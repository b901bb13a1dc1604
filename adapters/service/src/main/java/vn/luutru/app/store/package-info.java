/** The wiring of the log: PostgreSQL or EventStoreDB, their connections, and the command that copies one into the other. */
@NullMarked
package vn.luutru.app.store;

import org.jspecify.annotations.NullMarked;
