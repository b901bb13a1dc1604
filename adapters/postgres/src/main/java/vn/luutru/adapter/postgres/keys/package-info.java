/** The keys that encrypt events, wrapped, as they lie beside the log. */
@NullMarked
package vn.luutru.adapter.postgres.keys;

import org.jspecify.annotations.NullMarked;
