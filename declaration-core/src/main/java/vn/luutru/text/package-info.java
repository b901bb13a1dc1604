/** Texts of what is written outside of pages: letters and papers. */
@NullMarked
package vn.luutru.text;

import org.jspecify.annotations.NullMarked;
