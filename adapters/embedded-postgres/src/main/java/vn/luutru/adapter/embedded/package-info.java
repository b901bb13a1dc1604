/** A PostgreSQL server as a child process of the service, for one machine without a database of its own. */
@NullMarked
package vn.luutru.adapter.embedded;

import org.jspecify.annotations.NullMarked;
