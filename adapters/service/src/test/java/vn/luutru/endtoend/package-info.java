/** The whole service as a process of its own, over its socket: faults, kills, overload, rebuilds, privacy. */
@NullMarked
package vn.luutru.endtoend;

import org.jspecify.annotations.NullMarked;
