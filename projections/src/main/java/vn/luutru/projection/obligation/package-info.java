/** What an establishment still owes. */
@NullMarked
package vn.luutru.projection.obligation;

import org.jspecify.annotations.NullMarked;
