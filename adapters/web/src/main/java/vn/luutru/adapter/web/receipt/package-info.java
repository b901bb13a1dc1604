/** The page that verifies a receipt in the browser. */
@NullMarked
package vn.luutru.adapter.web.receipt;

import org.jspecify.annotations.NullMarked;
