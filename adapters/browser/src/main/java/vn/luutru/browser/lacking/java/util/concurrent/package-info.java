/** Of {@code java.util.concurrent} what TeaVM lacks, for one thread. */
@NullMarked
package vn.luutru.browser.lacking.java.util.concurrent;

import org.jspecify.annotations.NullMarked;
