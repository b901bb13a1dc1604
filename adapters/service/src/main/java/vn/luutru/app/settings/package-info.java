/** The settings of the service, and the start that they refuse. */
@NullMarked
package vn.luutru.app.settings;

import org.jspecify.annotations.NullMarked;
