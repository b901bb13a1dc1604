/** Events as they are stored: names that never change, one serializer for each kind, personal data encrypted. */
@NullMarked
package vn.luutru.declaration.codec.stored;

import org.jspecify.annotations.NullMarked;
