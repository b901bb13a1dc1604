/** The demo province with its public tokens, and what keeps them from production. */
@NullMarked
package vn.luutru.app.demo;

import org.jspecify.annotations.NullMarked;
