package vn.luutru.adapter.web;

/** Words for tests of other packages. */
public final class WordsOf {

    private WordsOf() {}

    public static PageWords language(Texts texts, Language language) {
        return new PageWords(texts, language);
    }
}
