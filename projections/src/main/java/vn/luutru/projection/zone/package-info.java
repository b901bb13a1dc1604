/** Who lives in the industrial zones: beds, workers and employers, in figures that name nobody (model 10). */
@NullMarked
package vn.luutru.projection.zone;

import org.jspecify.annotations.NullMarked;
