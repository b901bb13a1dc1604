/** Who stays where, and when: the police's read model. */
@NullMarked
package vn.luutru.projection.register;

import org.jspecify.annotations.NullMarked;
