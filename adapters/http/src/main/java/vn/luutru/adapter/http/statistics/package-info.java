/** Figures without persons: tourism, zones, hospitals, compliance, statutory reports and the feed. */
@NullMarked
package vn.luutru.adapter.http.statistics;

import org.jspecify.annotations.NullMarked;
