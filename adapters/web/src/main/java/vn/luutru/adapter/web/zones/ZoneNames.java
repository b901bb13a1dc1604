package vn.luutru.adapter.web.zones;

import vn.luutru.adapter.web.PageWords;

/** What zones are called: establishments know them by a code only. A zone without a text is called by its code. */
final class ZoneNames {

    private final PageWords words;

    ZoneNames(PageWords words) {
        this.words = words;
    }

    String of(String zone) {
        String key = "zones.name." + zone;
        return words.has(key) ? words.text(key) : zone;
    }
}
