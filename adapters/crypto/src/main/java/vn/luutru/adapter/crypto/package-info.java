/** Keys for personal data: a master key, keys of months, keys of streams. */
@NullMarked
package vn.luutru.adapter.crypto;

import org.jspecify.annotations.NullMarked;
