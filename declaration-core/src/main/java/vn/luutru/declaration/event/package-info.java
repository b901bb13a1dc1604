/** What happened: the sealed hierarchy of events that the log keeps. */
@NullMarked
package vn.luutru.declaration.event;

import org.jspecify.annotations.NullMarked;
