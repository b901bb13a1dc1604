/** Rules of the law, chosen by the instant of arrival: deadlines and timeliness. */
@NullMarked
package vn.luutru.declaration.rule;

import org.jspecify.annotations.NullMarked;
