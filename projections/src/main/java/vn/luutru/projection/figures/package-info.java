/** The facts of stays, one row each, and the sums made of them, none of which reveals who it was. */
@NullMarked
package vn.luutru.projection.figures;

import org.jspecify.annotations.NullMarked;
