/** Who is in the establishments of industrial zones and in hospitals at an instant, in facts that name nobody. */
@NullMarked
package vn.luutru.projection.occupancy;

import org.jspecify.annotations.NullMarked;
