/** What holds for every call: headers, the request log, meters, and limits for each caller. */
@NullMarked
package vn.luutru.adapter.http.server;

import org.jspecify.annotations.NullMarked;
