/** Tables of read models: how values stand in them, rows on their way in, questions, and how transactions run. */
@NullMarked
package vn.luutru.projection.table;

import org.jspecify.annotations.NullMarked;
