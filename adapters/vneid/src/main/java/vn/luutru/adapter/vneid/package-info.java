/** Guests' accounts at an OpenID Connect provider. */
@NullMarked
package vn.luutru.adapter.vneid;

import org.jspecify.annotations.NullMarked;
