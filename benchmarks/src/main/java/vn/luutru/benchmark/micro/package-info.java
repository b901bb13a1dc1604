/** The parts, each by itself, measured by JMH: build with profile {@code bench}, run as README.md says. */
@NullMarked
package vn.luutru.benchmark.micro;

import org.jspecify.annotations.NullMarked;
