/** What the service does while processes, connections and clients fail, and over a long time. */
@NullMarked
package vn.luutru.benchmark.fault;

import org.jspecify.annotations.NullMarked;
