/** Official outages and the deadlines that they move. */
@NullMarked
package vn.luutru.declaration.outage;

import org.jspecify.annotations.NullMarked;
