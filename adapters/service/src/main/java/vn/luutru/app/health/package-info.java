/** What a supervisor sees: whether declarations are taken and read models make progress. */
@NullMarked
package vn.luutru.app.health;

import org.jspecify.annotations.NullMarked;
