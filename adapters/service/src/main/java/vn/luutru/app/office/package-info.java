/** The wiring of the offices' pages and of what administrators decide. */
@NullMarked
package vn.luutru.app.office;

import org.jspecify.annotations.NullMarked;
