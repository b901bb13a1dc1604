/** The watch list of the police: who is looked for, and by what a guest is recognised. */
@NullMarked
package vn.luutru.access.watch;

import org.jspecify.annotations.NullMarked;
