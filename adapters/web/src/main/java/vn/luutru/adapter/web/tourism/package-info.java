/** The tourism department's pages: published figures, the map, statutory reports, the wall. */
@NullMarked
package vn.luutru.adapter.web.tourism;

import org.jspecify.annotations.NullMarked;
