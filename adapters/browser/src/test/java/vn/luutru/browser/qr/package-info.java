/** The reader of QR codes against generated frames. */
@NullMarked
package vn.luutru.browser.qr;

import org.jspecify.annotations.NullMarked;
