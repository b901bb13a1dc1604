/** What operators ask about their own establishments, and what they report about a whole period. */
@NullMarked
package vn.luutru.adapter.http.operator;

import org.jspecify.annotations.NullMarked;
