/** Checks of what a declaration says, and the normalization of its input. */
@NullMarked
package vn.luutru.declaration.validation;

import org.jspecify.annotations.NullMarked;
