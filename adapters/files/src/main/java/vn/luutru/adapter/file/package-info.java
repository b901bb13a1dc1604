/** Files out: XLSX. */
@NullMarked
package vn.luutru.adapter.file;

import org.jspecify.annotations.NullMarked;
