@NullMarked
package vn.luutru.adapter.vneid;

import org.jspecify.annotations.NullMarked;
