/** The wiring of reception: desks, posters, guests who enter themselves, and what the demo invents of them. */
@NullMarked
package vn.luutru.app.desk;

import org.jspecify.annotations.NullMarked;
