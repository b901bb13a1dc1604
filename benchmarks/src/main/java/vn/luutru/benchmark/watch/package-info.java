/** The watch list as officers meet it: from the declaration of a guest to the alert on an open page. */
@NullMarked
package vn.luutru.benchmark.watch;

import org.jspecify.annotations.NullMarked;
