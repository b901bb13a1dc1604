/** Names of guests: the words that a name has in its spellings, and what somebody typed to find one. */
@NullMarked
package vn.luutru.projection.register.name;

import org.jspecify.annotations.NullMarked;
