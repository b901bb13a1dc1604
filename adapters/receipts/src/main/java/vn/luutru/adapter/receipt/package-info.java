/** Signed receipts: made when they are asked for, never on the write path. */
@NullMarked
package vn.luutru.adapter.receipt;

import org.jspecify.annotations.NullMarked;
