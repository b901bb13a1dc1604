package vn.luutru.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invented person.
 *
 * @param yearOnly whether only the year of birth is known
 * @param number   of the document, null without papers
 */
record Guest(
        String name,
        LocalDate born,
        boolean yearOnly,
        String sex,
        String nationality,
        String documentType,
        @Nullable String number) {}
