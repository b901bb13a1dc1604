/** A backup of the data folder with the embedded database, as a command of the runnable file. */
@NullMarked
package vn.luutru.app.backup;

import org.jspecify.annotations.NullMarked;
