/** Which establishments declare in time, late or not at all, and how far the province is on the way. */
@NullMarked
package vn.luutru.projection.compliance;

import org.jspecify.annotations.NullMarked;
