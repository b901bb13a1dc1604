/** Declarations in and questions answered over HTTP: write routes on Netty, controllers for the rest. */
@NullMarked
package vn.luutru.adapter.http;

import org.jspecify.annotations.NullMarked;
