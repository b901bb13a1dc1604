@NullMarked
package vn.luutru.benchmark.fault;

import org.jspecify.annotations.NullMarked;
