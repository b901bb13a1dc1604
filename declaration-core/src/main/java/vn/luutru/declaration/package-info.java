/**
 * What may be declared about a stay, and what then happened.
 *
 * <p>Plain Java: commands go in, a decider answers with an event, a replay or findings. Times are instants; days and
 * times of day are judged in {@link vn.luutru.declaration.Vietnam#ZONE}.
 */
@NullMarked
package vn.luutru.declaration;

import org.jspecify.annotations.NullMarked;
