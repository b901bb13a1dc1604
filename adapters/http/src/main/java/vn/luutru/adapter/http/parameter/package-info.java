/** What questions over HTTP share: parameters, pages, read-your-writes, and the choice of a file format. */
@NullMarked
package vn.luutru.adapter.http.parameter;

import org.jspecify.annotations.NullMarked;
