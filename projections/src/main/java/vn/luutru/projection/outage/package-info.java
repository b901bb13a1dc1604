/** Official outages as a read model, and for the read models that judge deadlines by them. */
@NullMarked
package vn.luutru.projection.outage;

import org.jspecify.annotations.NullMarked;
