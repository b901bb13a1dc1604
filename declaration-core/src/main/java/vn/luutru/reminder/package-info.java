/** Reminders to establishments of what is due, late or missing. Nothing of a guest is in them. */
@NullMarked
package vn.luutru.reminder;

import org.jspecify.annotations.NullMarked;
