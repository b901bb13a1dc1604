/** Of {@code java.lang} what TeaVM lacks. */
@NullMarked
package vn.luutru.browser.lacking.java.lang;

import org.jspecify.annotations.NullMarked;
