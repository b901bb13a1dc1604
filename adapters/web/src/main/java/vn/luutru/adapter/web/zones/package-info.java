/** The pages of the board of industrial zones: beds and who lives in them, as numbers. */
@NullMarked
package vn.luutru.adapter.web.zones;

import org.jspecify.annotations.NullMarked;
