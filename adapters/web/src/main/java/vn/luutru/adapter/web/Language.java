package vn.luutru.adapter.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language of the pages. Offices and desks speak the first two, guests all four. */
public enum Language {
    VI("vi", "Tiếng Việt"),
    EN("en", "English"),
    KO("ko", "한국어"),
    ZH("zh", "中文");

    private static final int MAX_HEADER_LENGTH = 200;

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As {@code lang} has it. */
    public String tag() {
        return tag;
    }

    /** As its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** Two capital letters, as the header of a page shows it. */
    public String label() {
        return name();
    }

    public Locale locale() {
        return Locale.of(tag);
    }

    /** Null for anything else than one of the four tags. */
    static @Nullable Language of(@Nullable String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return language;
            }
        }
        return null;
    }

    /**
     * The language of a page: what was asked for, else what was chosen before, else what the browser prefers, else
     * Vietnamese. Who chose a language that this page does not have is answered in English.
     *
     * @param spoken the languages of this page
     */
    static Language choose(
            @Nullable String asked, @Nullable String chosen, @Nullable String acceptLanguage, List<Language> spoken) {
        for (@Nullable String tag : new @Nullable String[] {asked, chosen}) {
            Language language = of(tag);
            if (language != null) {
                return spoken.contains(language) ? language : EN;
            }
        }
        return preferred(acceptLanguage, spoken);
    }

    private static Language preferred(@Nullable String header, List<Language> spoken) {
        if (header == null || header.isBlank() || header.length() > MAX_HEADER_LENGTH) {
            return VI;
        }
        try {
            List<Locale> locales = spoken.stream().map(Language::locale).toList();
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), locales);
            Language language = found == null ? null : of(found.getLanguage());
            return language == null ? VI : language;
        } catch (IllegalArgumentException e) {
            // A header that nobody can read says nothing about the language.
            return VI;
        }
    }
}
