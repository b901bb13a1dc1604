/** The pages of the health department: in-patients and companions, as numbers. */
@NullMarked
package vn.luutru.adapter.web.health;

import org.jspecify.annotations.NullMarked;
