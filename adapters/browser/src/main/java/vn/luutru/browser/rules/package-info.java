/** The rules of declarations, as a page asks for them. */
@NullMarked
package vn.luutru.browser.rules;

import org.jspecify.annotations.NullMarked;
