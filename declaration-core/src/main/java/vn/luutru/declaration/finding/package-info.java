/** What is right or wrong with a declaration or a call: codes, severities, and texts in Vietnamese and English. */
@NullMarked
package vn.luutru.declaration.finding;

import org.jspecify.annotations.NullMarked;
