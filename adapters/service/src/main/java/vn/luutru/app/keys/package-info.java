/** The master key: where it comes from, whether it is that of the database, and how another one takes its place. */
@NullMarked
package vn.luutru.app.keys;

import org.jspecify.annotations.NullMarked;
