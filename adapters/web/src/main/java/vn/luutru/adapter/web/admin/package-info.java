/** The desk of administration: establishments, keys and desks, sessions, the access log, the state of the service. */
@NullMarked
package vn.luutru.adapter.web.admin;

import org.jspecify.annotations.NullMarked;
