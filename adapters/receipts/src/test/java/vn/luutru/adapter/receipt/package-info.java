@NullMarked
package vn.luutru.adapter.receipt;

import org.jspecify.annotations.NullMarked;
