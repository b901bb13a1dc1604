@NullMarked
package vn.luutru.benchmark.scale;

import org.jspecify.annotations.NullMarked;
