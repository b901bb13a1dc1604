/** The rules in a browser against the rules in the service. */
@NullMarked
package vn.luutru.browser.rules;

import org.jspecify.annotations.NullMarked;
