/** The establishments: their descriptions and states, for the write path and for officials. */
@NullMarked
package vn.luutru.projection.directory;

import org.jspecify.annotations.NullMarked;
