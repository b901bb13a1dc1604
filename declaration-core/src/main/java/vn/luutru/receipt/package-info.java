/**
 * Signed receipts: what a receipt says of a declaration without saying who it was, and how one is found by its number.
 * Receipts are made when somebody asks, never while a declaration is written.
 */
@NullMarked
package vn.luutru.receipt;

import org.jspecify.annotations.NullMarked;
