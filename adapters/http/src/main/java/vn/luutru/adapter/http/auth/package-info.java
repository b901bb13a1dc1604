/** Who calls and what they may do: tokens, callers, and the rule of each route. */
@NullMarked
package vn.luutru.adapter.http.auth;

import org.jspecify.annotations.NullMarked;
