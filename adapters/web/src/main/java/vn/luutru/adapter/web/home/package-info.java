/** The pages before any door: the start page, guides, what happens to personal data, and what vendors need. */
@NullMarked
package vn.luutru.adapter.web.home;

import org.jspecify.annotations.NullMarked;
