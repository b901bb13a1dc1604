/** The evening rush, replayed over HTTP, and the books balanced afterwards. */
@NullMarked
package vn.luutru.benchmark.load;

import org.jspecify.annotations.NullMarked;
