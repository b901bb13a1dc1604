/** The watch list as a read model: entries, matches with stays, and what was done about them. */
@NullMarked
package vn.luutru.projection.watch;

import org.jspecify.annotations.NullMarked;
