/** What the application does again and again while it runs. */
@NullMarked
package vn.luutru.app.timer;

import org.jspecify.annotations.NullMarked;
