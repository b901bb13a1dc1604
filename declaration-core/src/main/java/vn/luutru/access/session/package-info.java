/** Sessions of officials in a browser, and what their identity provider says of them. */
@NullMarked
package vn.luutru.access.session;

import org.jspecify.annotations.NullMarked;
