/** What is fast, what is not, and beside what: measures, and the runs that set them side by side. */
@NullMarked
package vn.luutru.benchmark;

import org.jspecify.annotations.NullMarked;
