/** Erasure as one act: the event, the keys, the recorded questions, and the files at night. */
@NullMarked
package vn.luutru.app.erasure;

import org.jspecify.annotations.NullMarked;
