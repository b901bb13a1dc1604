/** What every page stands on: languages, texts, static files, the templates' renderer, and the pages of errors. */
@NullMarked
package vn.luutru.adapter.web;

import org.jspecify.annotations.NullMarked;
