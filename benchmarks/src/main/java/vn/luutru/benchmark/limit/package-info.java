/** What this machine can do at most: the figures that every other figure is divided by. */
@NullMarked
package vn.luutru.benchmark.limit;

import org.jspecify.annotations.NullMarked;
