/** The service tried in a real browser, as its users would. */
@NullMarked
package vn.luutru.acceptance;

import org.jspecify.annotations.NullMarked;
