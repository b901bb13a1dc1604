package vn.luutru.adapter.web.chart;

import org.jspecify.annotations.Nullable;

/** Where the wards are on a map, and what each looks like. */
interface WardShapes {

    int width();

    int height();

    /**
     * The shape of a ward, in HTML of ours.
     *
     * @param cssClass its colour
     * @param name     what it is called, for shapes that have room for it
     * @return null if the map does not have this ward
     */
    @Nullable
    String shape(String ward, String cssClass, String name);
}
