/** What administrators and operations do: establishments, keys, erasure, read models, quarantine. */
@NullMarked
package vn.luutru.adapter.http.admin;

import org.jspecify.annotations.NullMarked;
