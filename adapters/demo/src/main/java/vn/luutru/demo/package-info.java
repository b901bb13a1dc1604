/** The demo province and its invented guests: deterministic by seed, for the tour, the tests and the load generator. */
@NullMarked
package vn.luutru.demo;

import org.jspecify.annotations.NullMarked;
