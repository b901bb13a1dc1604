/** The reception page: its frame, its manifest and the worker that serves it without a line. */
@NullMarked
package vn.luutru.adapter.web.desk;

import org.jspecify.annotations.NullMarked;
