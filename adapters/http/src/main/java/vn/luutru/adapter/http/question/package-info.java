/** What officials ask about persons and establishments, and the log of these questions. */
@NullMarked
package vn.luutru.adapter.http.question;

import org.jspecify.annotations.NullMarked;
