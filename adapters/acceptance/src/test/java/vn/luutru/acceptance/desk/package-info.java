/** The reception page in a real browser before the whole service. */
@NullMarked
package vn.luutru.acceptance.desk;

import org.jspecify.annotations.NullMarked;
