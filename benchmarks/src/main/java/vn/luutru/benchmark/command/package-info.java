/** From a command to its event on disk, ours and the peers'. */
@NullMarked
package vn.luutru.benchmark.command;

import org.jspecify.annotations.NullMarked;
