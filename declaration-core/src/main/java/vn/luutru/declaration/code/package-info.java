/** Codes and reference tables with their validity periods. */
@NullMarked
package vn.luutru.declaration.code;

import org.jspecify.annotations.NullMarked;
