/** The desk of the ward police: who is here, who was, who is looked for, and who does not declare. */
@NullMarked
package vn.luutru.adapter.web.police;

import org.jspecify.annotations.NullMarked;
