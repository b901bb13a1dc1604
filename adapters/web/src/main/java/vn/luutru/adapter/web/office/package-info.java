/** What the pages of offices share: their frame, tables, numbers and days as people write them. */
@NullMarked
package vn.luutru.adapter.web.office;

import org.jspecify.annotations.NullMarked;
