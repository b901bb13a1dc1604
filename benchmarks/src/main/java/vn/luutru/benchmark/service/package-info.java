/** The whole service over HTTP, set beside the limits below it. */
@NullMarked
package vn.luutru.benchmark.service;

import org.jspecify.annotations.NullMarked;
