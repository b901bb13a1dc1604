/** Reception desks, the people at them, posters and guest cards in PostgreSQL, schema {@code desks}. */
@NullMarked
package vn.luutru.adapter.postgres.desk;

import org.jspecify.annotations.NullMarked;
