/** Pages for receptions, guests and offices. */
@NullMarked
package vn.luutru.adapter.web;

import org.jspecify.annotations.NullMarked;
