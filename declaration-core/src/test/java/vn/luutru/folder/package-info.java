/** An adapter outside of the packages that it uses: only what is public is open to it. */
@NullMarked
package vn.luutru.folder;

import org.jspecify.annotations.NullMarked;
