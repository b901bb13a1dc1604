/** Reception desks and guests' posters over HTTP: the browser's session, its routes and what protects them. */
@NullMarked
package vn.luutru.adapter.http.desk;

import org.jspecify.annotations.NullMarked;
