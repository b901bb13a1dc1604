@NullMarked
package vn.luutru.declaration.capture;

import org.jspecify.annotations.NullMarked;
