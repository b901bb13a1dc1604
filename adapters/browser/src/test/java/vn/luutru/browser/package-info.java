/** What tests in a real browser share, and the tests of what runs in one. */
@NullMarked
package vn.luutru.browser;

import org.jspecify.annotations.NullMarked;
