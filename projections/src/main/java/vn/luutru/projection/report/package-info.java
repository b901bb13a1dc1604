/** What questions return as reports: views and tables of figures, their texts, CSV, workbooks, and the statutory reports. */
@NullMarked
package vn.luutru.projection.report;

import org.jspecify.annotations.NullMarked;
