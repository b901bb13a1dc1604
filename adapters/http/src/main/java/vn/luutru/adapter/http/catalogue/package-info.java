/** What is open to everybody: code tables, findings and the description of the API. */
@NullMarked
package vn.luutru.adapter.http.catalogue;

import org.jspecify.annotations.NullMarked;
