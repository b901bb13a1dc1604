package vn.luutru.adapter.web;

import org.jspecify.annotations.Nullable;

/** Light or dark, as a person chose; by default as their device has it. */
public enum Theme {
    AUTO("auto"),
    LIGHT("light"),
    DARK("dark");

    private final String word;

    Theme(String word) {
        this.word = word;
    }

    /** As addresses, cookies and {@code data-bs-theme} have it. */
    public String word() {
        return word;
    }

    /** Null for anything else than one of the three words. */
    static @Nullable Theme of(@Nullable String word) {
        for (Theme theme : values()) {
            if (theme.word.equals(word)) {
                return theme;
            }
        }
        return null;
    }
}
