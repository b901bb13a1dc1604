/** The database at the start: the embedded server, its data folder, and the check before anything is written. */
@NullMarked
package vn.luutru.app.database;

import org.jspecify.annotations.NullMarked;
