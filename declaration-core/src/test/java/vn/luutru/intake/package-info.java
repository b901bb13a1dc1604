@NullMarked
package vn.luutru.intake;

import org.jspecify.annotations.NullMarked;
