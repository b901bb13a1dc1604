package vn.luutru.adapter.web.zones;

import vn.luutru.adapter.web.PageWords;
import vn.luutru.declaration.code.CodeTables;

/** What zones are called: establishments know them by a code only. One that is not in the table is called by its code. */
final class ZoneNames {

    private final PageWords words;

    ZoneNames(PageWords words) {
        this.words = words;
    }

    String of(String zone) {
        return words.name(CodeTables.INDUSTRIAL_ZONES, zone);
    }
}
