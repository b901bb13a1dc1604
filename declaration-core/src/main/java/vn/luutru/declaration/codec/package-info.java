/** Declarations as JSON, as they arrive from outside, and how values are written; events are in {@code stored}. */
@NullMarked
package vn.luutru.declaration.codec;

import org.jspecify.annotations.NullMarked;
