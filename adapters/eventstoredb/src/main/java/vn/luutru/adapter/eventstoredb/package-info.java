/** The event store on an EventStoreDB (KurrentDB) cluster. */
@NullMarked
package vn.luutru.adapter.eventstoredb;

import org.jspecify.annotations.NullMarked;
