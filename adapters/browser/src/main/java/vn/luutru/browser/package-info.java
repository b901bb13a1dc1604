/** The QR reader and the rules, for JavaScript. */
@NullMarked
package vn.luutru.browser;

import org.jspecify.annotations.NullMarked;
