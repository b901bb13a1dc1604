/** How many stay in hospitals, by department, in figures that name nobody (model 11). */
@NullMarked
package vn.luutru.projection.hospital;

import org.jspecify.annotations.NullMarked;
