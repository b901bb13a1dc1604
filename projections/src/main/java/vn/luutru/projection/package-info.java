/** Read models fed from the log, each batch and its checkpoint in one transaction. */
@NullMarked
package vn.luutru.projection;

import org.jspecify.annotations.NullMarked;
