/** Part of the build: how TeaVM makes the modules. Compiled for the Java that Maven runs on. */
@NullMarked
package vn.luutru.browser.build;

import org.jspecify.annotations.NullMarked;
