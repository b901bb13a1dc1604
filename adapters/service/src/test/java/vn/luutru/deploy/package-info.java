/** What is in the folder {@code deploy}: units, compose files, the chart, and whether the service knows what they set. */
@NullMarked
package vn.luutru.deploy;

import org.jspecify.annotations.NullMarked;
