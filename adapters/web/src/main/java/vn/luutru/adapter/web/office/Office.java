package vn.luutru.adapter.web.office;

import java.util.List;

/**
 * An office with pages: its name in the header and its parts below it.
 *
 * @param word of its texts: {@code office.WORD} is its name, {@code WORD.tab.TAB} that of a part
 * @param href of its first page
 * @param tabs its parts, in order
 */
public record Office(String word, String href, List<Tab> tabs) {

    /**
     * A part.
     *
     * @param word of its text
     * @param icon the symbol beside it
     */
    public record Tab(String word, String href, String icon) {}

    public Office {
        tabs = List.copyOf(tabs);
    }
}
