/** The pages of the ward police in a real browser. */
@NullMarked
package vn.luutru.acceptance.police;

import org.jspecify.annotations.NullMarked;
