/** Who is the same person, and how names are compared: by the letters that whoever types a name would type. */
@NullMarked
package vn.luutru.declaration.person;

import org.jspecify.annotations.NullMarked;
