/** Calls of the watch list. */
@NullMarked
package vn.luutru.adapter.http.watch;

import org.jspecify.annotations.NullMarked;
