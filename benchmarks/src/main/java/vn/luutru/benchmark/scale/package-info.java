/** How many machines and disks a province, the nation and ten nations need, and what gives out first. */
@NullMarked
package vn.luutru.benchmark.scale;

import org.jspecify.annotations.NullMarked;
