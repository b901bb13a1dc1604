/** Declarations, singly and in bulk, from Netty's codec to the intake and back. */
@NullMarked
package vn.luutru.adapter.http.fastpath;

import org.jspecify.annotations.NullMarked;
