/** Where officials sign in and out. */
@NullMarked
package vn.luutru.adapter.web.signin;

import org.jspecify.annotations.NullMarked;
