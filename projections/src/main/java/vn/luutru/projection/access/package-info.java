/** Who asked about persons, when, and why. */
@NullMarked
package vn.luutru.projection.access;

import org.jspecify.annotations.NullMarked;
