/** The pages of the offices that get figures, tried in a real browser over a province of invented guests. */
@NullMarked
package vn.luutru.acceptance.office;

import org.jspecify.annotations.NullMarked;
