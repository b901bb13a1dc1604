/** The calendar of outages. */
@NullMarked
package vn.luutru.adapter.http.outage;

import org.jspecify.annotations.NullMarked;
