/** How fast read models follow the log. */
@NullMarked
package vn.luutru.benchmark.projection;

import org.jspecify.annotations.NullMarked;
