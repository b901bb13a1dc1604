/** Where in an establishment a guest is and was: department, room and bed, and when two of them are one. */
@NullMarked
package vn.luutru.declaration.place;

import org.jspecify.annotations.NullMarked;
