/**
 * The guest's own way: by the poster of an establishment they answer one question a page, without an account and without
 * JavaScript, and show the desk a short code. Nothing here is a declaration, and nothing here says who stays anywhere.
 */
@NullMarked
package vn.luutru.adapter.web.guest;

import org.jspecify.annotations.NullMarked;
