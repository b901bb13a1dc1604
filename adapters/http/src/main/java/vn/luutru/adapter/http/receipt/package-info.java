/** Signed receipts for operators, and what anybody needs to verify one. */
@NullMarked
package vn.luutru.adapter.http.receipt;

import org.jspecify.annotations.NullMarked;
