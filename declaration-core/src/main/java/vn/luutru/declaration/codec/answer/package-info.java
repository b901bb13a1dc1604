/** What is answered to a declaration, as JSON: by HTTP and in topics alike. */
@NullMarked
package vn.luutru.declaration.codec.answer;

import org.jspecify.annotations.NullMarked;
