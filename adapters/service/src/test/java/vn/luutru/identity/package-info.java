/** An identity provider of officials for the tests, over real HTTP. */
@NullMarked
package vn.luutru.identity;

import org.jspecify.annotations.NullMarked;
