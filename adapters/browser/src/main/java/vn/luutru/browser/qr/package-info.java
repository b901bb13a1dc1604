/** The reader of QR codes, as it runs in the browser. */
@NullMarked
package vn.luutru.browser.qr;

import org.jspecify.annotations.NullMarked;
