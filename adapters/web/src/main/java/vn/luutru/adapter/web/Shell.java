package vn.luutru.adapter.web;

import gg.jte.Content;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.session.OfficialSession;

/** What a template needs of the page that it is part of: texts, symbols, addresses. One for each answer. */
public final class Shell {

    private final PageRequest request;
    private final Texts texts;
    private final Assets assets;
    private final boolean demo;
    private final Formats formats;
    private final TreeSet<String> icons = new TreeSet<>();

    Shell(PageRequest request, Texts texts, Assets assets, boolean demo) {
        this.request = request;
        this.texts = texts;
        this.assets = assets;
        this.demo = demo;
        this.formats = new Formats(request.language());
    }

    /** The text of a key in the page's language; {@code {0}} stands for the first argument. */
    public String text(String key, Object... arguments) {
        return texts.text(request.language(), key, arguments);
    }

    /** The text of a key in a given language: for pages that speak several at once. */
    public String textIn(Language language, String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    /** A text that holds HTML of its own, such as {@code <b>}; its arguments are escaped. */
    public Content rich(String key, Object... arguments) {
        return texts.rich(request.language(), key, arguments);
    }

    /** The same in a given language. */
    public Content richIn(Language language, String key, Object... arguments) {
        return texts.rich(language, key, arguments);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return texts.has(request.language(), key);
    }

    /** A symbol, which stands beside words and is hidden from screen readers. */
    public Content icon(String name) {
        return iconOf("lt-ico", name);
    }

    /** A symbol of another class. */
    public Content iconOf(String cssClass, String name) {
        needs(name);
        return output -> output.writeContent("<svg class=\"" + cssClass
                + "\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-" + name + "\"/></svg>");
    }

    /** Puts symbols into the page's sprite that only its scripts use. */
    public void needs(String... names) {
        for (String name : names) {
            if (!Icons.has(name)) {
                throw new IllegalArgumentException("No symbol " + name);
            }
            icons.add(name);
        }
    }

    /** The sprite with the symbols used so far: the last part of a page. */
    public Content sprite() {
        return output -> output.writeContent(Icons.sprite(icons));
    }

    /** The address of a static file. */
    public String asset(String name) {
        return assets.address(name);
    }

    /** Whether there is such a file: what one script needs of another module. */
    public boolean hasAsset(String name) {
        return assets.has(name);
    }

    /** Of the static files: a page and its service worker name their caches after it. */
    public String release() {
        return assets.hash();
    }

    public Language language() {
        return request.language();
    }

    /** Numbers and days as the page's language writes them. */
    public Formats formats() {
        return formats;
    }

    /** The official who is signed in at this browser; null for nobody, or for a program with a token. */
    public @Nullable OfficialSession session() {
        return request.session();
    }

    /** The languages that this page is offered in. */
    public List<Language> languages() {
        return request.spoken();
    }

    public Theme theme() {
        return request.theme();
    }

    /** This page in another language. */
    public String in(Language language) {
        return request.with(PageRequest.LANGUAGE, language.tag());
    }

    /** This page in another look. */
    public String in(Theme theme) {
        return request.with(PageRequest.THEME, theme.word());
    }

    /** The path of this page. */
    public String path() {
        return request.path();
    }

    /** Whether this is the demo with its invented people. */
    public boolean demo() {
        return demo;
    }
}
