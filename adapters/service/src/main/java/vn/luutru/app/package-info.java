/** The application: one class that starts it, and the wiring. */
@NullMarked
package vn.luutru.app;

import org.jspecify.annotations.NullMarked;
