/** Parts that are measured at size: a loader of years of stays, and what the service does on top of them. */
@NullMarked
package vn.luutru.benchmark.size;

import org.jspecify.annotations.NullMarked;
