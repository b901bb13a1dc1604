/** Guests who let a provider say who they are. */
@NullMarked
package vn.luutru.access.guest;

import org.jspecify.annotations.NullMarked;
