/** Drawings that the service makes itself, each with its figures as a table beside it: lines, bars, the map of wards. */
@NullMarked
package vn.luutru.adapter.web.chart;

import org.jspecify.annotations.NullMarked;
