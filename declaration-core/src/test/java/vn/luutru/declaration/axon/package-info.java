@NullMarked
package vn.luutru.declaration.axon;

import org.jspecify.annotations.NullMarked;
