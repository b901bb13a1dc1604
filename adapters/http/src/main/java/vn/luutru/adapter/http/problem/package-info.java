/** Calls that fail: the exception, its status, and the problem document with its findings as the answer. */
@NullMarked
package vn.luutru.adapter.http.problem;

import org.jspecify.annotations.NullMarked;
