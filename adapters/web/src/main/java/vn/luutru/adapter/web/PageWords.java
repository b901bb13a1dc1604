package vn.luutru.adapter.web;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;

/** Texts, numbers and names in the language of one answer, for what of a page is made in Java. */
public final class PageWords {

    private final Texts texts;
    private final Language language;
    private final Formats formats;

    PageWords(Texts texts, Language language) {
        this.texts = texts;
        this.language = language;
        this.formats = new Formats(language);
    }

    /** The text of a key; {@code {0}} stands for the first argument. */
    public String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return texts.has(language, key);
    }

    public Formats formats() {
        return formats;
    }

    public Language language() {
        return language;
    }

    /** What an entry of a code table is called; its code where there is none. */
    public String name(CodeTable table, String code) {
        CodeTable.Entry entry = table.latest(code);
        return entry == null ? code : language == Language.EN ? entry.en() : entry.vi();
    }

    /** The same by the table's name in the calls of the service. */
    public String name(String table, String code) {
        @Nullable CodeTable known = CodeTables.find(table);
        return known == null ? code : name(known, code);
    }
}
