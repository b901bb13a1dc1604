/** What erased data leaves in the database's files, and how it is removed from them. */
@NullMarked
package vn.luutru.adapter.postgres.erasure;

import org.jspecify.annotations.NullMarked;
