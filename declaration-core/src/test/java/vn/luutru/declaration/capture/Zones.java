package vn.luutru.declaration.capture;

import java.util.List;

/** Zones of invented documents with right check digits, and the standard's algorithm written a second time. */
final class Zones {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Zones() {}

    static int value(char c) {
        return c == '<' ? 0 : ALPHABET.indexOf(c);
    }

    static char digit(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += value(text.charAt(i)) * "731".charAt(i % 3) - value(text.charAt(i)) * '0';
        }
        return (char) ('0' + sum % 10);
    }

    /** A text and its check digit. */
    static String sealed(String text) {
        return text + digit(text);
    }

    static String filled(String text, int length) {
        return text + "<".repeat(length - text.length());
    }

    static String td3(String number, String nationality, String birth, String sex, String expiry, String optional) {
        String line = sealed(filled(number, 9))
                + filled(nationality, 3)
                + sealed(birth)
                + sex
                + sealed(expiry)
                + sealed(filled(optional, 14));
        return line + digit(line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43));
    }

    /** @param number ten characters, the check digit or a filler the last */
    static String td2(String number, String nationality, String birth, String sex, String expiry, String optional) {
        String line = number + nationality + sealed(birth) + sex + sealed(expiry) + optional;
        return line + digit(line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 35));
    }

    static String dated(String birth, String sex, String expiry, String nationality) {
        return filled(sealed(birth) + sex + sealed(expiry) + nationality, 30);
    }

    /** A TD1 zone whose composite check digit is made anew. */
    static List<String> td1Resealed(String first, String second, String name) {
        String composite =
                first.substring(5) + second.substring(0, 7) + second.substring(8, 15) + second.substring(18, 29);
        return List.of(first, second.substring(0, 29) + digit(composite), filled(name, 30));
    }
}
