/** Events and declarations as JSON: what lies in the log, what arrives from outside. */
@NullMarked
package vn.luutru.declaration.codec;

import org.jspecify.annotations.NullMarked;
