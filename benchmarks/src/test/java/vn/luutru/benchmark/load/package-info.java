@NullMarked
package vn.luutru.benchmark.load;

import org.jspecify.annotations.NullMarked;
