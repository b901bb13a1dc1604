/** Of {@code java.text} what TeaVM lacks. */
@NullMarked
package vn.luutru.browser.lacking.java.text;

import org.jspecify.annotations.NullMarked;
