/** Facts beside stays that the log keeps: queries on persons, keys of operators, erasures. */
@NullMarked
package vn.luutru.declaration.journal;

import org.jspecify.annotations.NullMarked;
