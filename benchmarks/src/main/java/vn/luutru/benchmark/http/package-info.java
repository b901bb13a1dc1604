/** A client that costs little: it shares two cores with the server that it measures. */
@NullMarked
package vn.luutru.benchmark.http;

import org.jspecify.annotations.NullMarked;
