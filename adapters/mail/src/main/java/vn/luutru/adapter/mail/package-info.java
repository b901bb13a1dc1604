/** Reminders by e-mail. */
@NullMarked
package vn.luutru.adapter.mail;

import org.jspecify.annotations.NullMarked;
