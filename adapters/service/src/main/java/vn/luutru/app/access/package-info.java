/** Who may call: keys of operators, sign-in of officials, sessions, and what is recorded of them. */
@NullMarked
package vn.luutru.app.access;

import org.jspecify.annotations.NullMarked;
