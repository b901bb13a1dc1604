/** The browser's own of the class by which the core asks its platform. */
@NullMarked
package vn.luutru.browser.lacking.vn.luutru.declaration;

import org.jspecify.annotations.NullMarked;
