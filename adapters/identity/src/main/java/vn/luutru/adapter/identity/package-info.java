/** Officials sign in at an OpenID Connect provider and have a session in their browser. */
@NullMarked
package vn.luutru.adapter.identity;

import org.jspecify.annotations.NullMarked;
