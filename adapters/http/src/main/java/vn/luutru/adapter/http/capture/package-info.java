/** What a scanner read, as the guest of a check-in; nothing is stored. */
@NullMarked
package vn.luutru.adapter.http.capture;

import org.jspecify.annotations.NullMarked;
